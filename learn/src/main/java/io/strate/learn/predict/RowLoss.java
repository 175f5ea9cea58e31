package io.strate.learn.predict;

import io.strate.learn.dataset.Target;

/**
 * How wrong scores are about one row, with slope and curvature. {@link #value} is asked first and
 * may leave in the place of the scores what {@link #curve} needs.
 */
interface RowLoss {

  /** How many scores a row has. */
  int scores();

  /**
   * @param state the row's scores from place {@code at} on; may be written over
   * @param slopes gets the slope along each score
   */
  double value(int row, double[] state, int at, double[] slopes);

  /** Turns a direction of the scores into how the slopes change along it, in place. */
  void curve(int row, double[] state, int at, double[] direction);

  /** Logarithm of the probability of a yes, or of a share of it. */
  record Logistic(double[] yes) implements RowLoss {
    @Override
    public int scores() {
      return 1;
    }

    @Override
    public double value(int row, double[] state, int at, double[] slopes) {
      double score = state[at];
      double share = 1 / (1 + Math.exp(-score));
      state[at] = share * (1 - share);
      slopes[0] = share - yes[row];
      return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - yes[row] * score;
    }

    @Override
    public void curve(int row, double[] state, int at, double[] direction) {
      direction[0] *= state[at];
    }
  }

  /** Logarithm of the probability of the row's class. */
  record Softmax(Target.Classes target) implements RowLoss {
    @Override
    public int scores() {
      return target.names().size();
    }

    @Override
    public double value(int row, double[] state, int at, double[] slopes) {
      Link.SOFTMAX.apply(state, at, scores());
      System.arraycopy(state, at, slopes, 0, scores());
      int code = target.codes()[row];
      slopes[code] -= 1;
      return -Math.log(Math.max(state[at + code], Double.MIN_NORMAL));
    }

    @Override
    public void curve(int row, double[] state, int at, double[] direction) {
      double mean = 0;
      for (int k = 0; k < direction.length; k++) {
        mean += state[at + k] * direction[k];
      }
      for (int k = 0; k < direction.length; k++) {
        direction[k] = state[at + k] * (direction[k] - mean);
      }
    }
  }

  /** The square of how far a score falls short of 1 on its row's side. */
  record Hinge(boolean[] yes) implements RowLoss {
    @Override
    public int scores() {
      return 1;
    }

    @Override
    public double value(int row, double[] state, int at, double[] slopes) {
      double side = yes[row] ? 1 : -1;
      double lacks = Math.max(0, 1 - side * state[at]);
      state[at] = lacks > 0 ? 2 : 0;
      slopes[0] = -2 * side * lacks;
      return lacks * lacks;
    }

    @Override
    public void curve(int row, double[] state, int at, double[] direction) {
      direction[0] *= state[at];
    }
  }

  /** The square of how far a score is from the amount, beyond what is free. */
  record Tube(double[] amounts, double free) implements RowLoss {
    @Override
    public int scores() {
      return 1;
    }

    @Override
    public double value(int row, double[] state, int at, double[] slopes) {
      double off = state[at] - amounts[row];
      double beyond = Math.max(0, Math.abs(off) - free);
      state[at] = beyond > 0 ? 2 : 0;
      slopes[0] = 2 * Math.signum(off) * beyond;
      return beyond * beyond;
    }

    @Override
    public void curve(int row, double[] state, int at, double[] direction) {
      direction[0] *= state[at];
    }
  }
}
