package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;

/** Says what each number of a row adds to the answer about it (Shapley values). */
public interface Explained extends Predictor {

  /** What contributions are counted in. */
  enum Scale {
    /** In the answer itself. */
    ANSWER,
    /** In logarithms of odds: e to that power multiplies the odds. */
    LOG_ODDS
  }

  Scale scale();

  /** Whether they are exact; else they are judged by a sample of orders. */
  default boolean exact() {
    return true;
  }

  /**
   * What each column of a row adds. With what is there before any column is known, they sum to the
   * answer on {@link #scale()}, but for what scales the answers of several classes to sum to 1.
   *
   * @param rows has the row's numbers from place {@code from} on
   * @param output of which answer
   * @param into gets a number for each column, then what is there before
   */
  void contributions(double[] rows, int from, int output, double[] into);

  /**
   * Makes the answer, in place, of one sum on {@link #scale()} for each of {@link #outputs()}: what
   * would be said if only some columns were known.
   */
  void answer(double[] sums);

  /** What each column of one row adds, then what is there before. */
  default double[] contributions(double[] row, int output) {
    double[] into = new double[columns() + 1];
    contributions(row, 0, output, into);
    return into;
  }

  /**
   * The predictor itself where it can explain exactly, else judged by {@link SampledShapley}.
   *
   * @param background rows whose numbers stand for those that are not known yet; at least one
   */
  static Explained of(Predictor predictor, Matrix background, long seed) {
    return predictor instanceof Explained exact
        ? exact
        : new SampledShapley(predictor, background, seed);
  }
}
