package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Shapley values of any predictor, judged by orders drawn at random (Štrumbelj and Kononenko 2010):
 * a row of the background becomes the row in question, one column after another, in an order and in
 * its reverse. The same row gets the same numbers at each time.
 *
 * @param background rows whose numbers stand for those that are not known yet; at least one
 * @param seed whichever number
 */
record SampledShapley(Predictor predictor, Matrix background, long seed) implements Explained {
  /** How many orders, each with its reverse. */
  private static final int ORDERS = 64;

  SampledShapley {
    if (background.count() == 0 || background.columns() != predictor.columns()) {
      throw new IllegalArgumentException(
          "explanation: expected background rows of %d columns, found %s; hand over rows of training"
              .formatted(predictor.columns(), background));
    }
  }

  @Override
  public Question question() {
    return predictor.question();
  }

  @Override
  public int columns() {
    return predictor.columns();
  }

  @Override
  public int outputs() {
    return predictor.outputs();
  }

  @Override
  public void predict(double[] rows, int from, double[] answers, int to) {
    predictor.predict(rows, from, answers, to);
  }

  @Override
  public Scale scale() {
    return Scale.ANSWER;
  }

  @Override
  public void answer(double[] sums) {}

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public void contributions(double[] rows, int from, int output, double[] into) {
    Draw draw = new Draw(rows, from, output, into);
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.fill(into, 0, columns() + 1, 0);
    for (int i = 0; i < ORDERS; i++) {
      draw.shuffle(random);
      int row = random.nextInt(background.count());
      draw.walk(row, false);
      draw.walk(row, true);
    }
    for (int i = 0; i <= columns(); i++) {
      into[i] /= 2 * ORDERS;
    }
  }

  /** Orders of columns for one row. */
  private final class Draw {
    private final double[] rows;
    private final int from;
    private final int output;
    private final double[] into;
    private final int[] order = new int[columns()];
    private final double[] mixed = new double[columns()];
    private final double[] answers = new double[outputs()];

    Draw(double[] rows, int from, int output, double[] into) {
      this.rows = rows;
      this.from = from;
      this.output = output;
      this.into = into;
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
    }

    void shuffle(SplittableRandom random) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
      }
    }

    /** Makes a row of the background the row in question, column by column. */
    void walk(int row, boolean backwards) {
      System.arraycopy(background.values(), row * columns(), mixed, 0, columns());
      double before = answer();
      into[columns()] += before;
      for (int i = 0; i < order.length; i++) {
        int column = order[backwards ? order.length - 1 - i : i];
        mixed[column] = rows[from + column];
        double after = answer();
        into[column] += after - before;
        before = after;
      }
    }

    private double answer() {
      predictor.predict(mixed, 0, answers, 0);
      return answers[output];
    }
  }
}
