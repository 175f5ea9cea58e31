package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;

/** Answers one question about rows. Never changes; any number of threads may ask at once. */
public interface Predictor {

  Question question();

  /** How many numbers a row has. */
  int columns();

  /** How many numbers an answer has: one for each class of {@link Question#WHICH_CLASS}, else 1. */
  int outputs();

  /**
   * Answers about one row, without making an object.
   *
   * @param rows has the row's numbers from place {@code from} on, NaN where they are unknown; who
   *     cannot do with unknown numbers answers NaN
   * @param answers gets {@link #outputs()} numbers from place {@code to} on
   */
  void predict(double[] rows, int from, double[] answers, int to);

  /**
   * The answer about one row, of a predictor that answers with one number.
   *
   * @throws IllegalArgumentException if it answers with several, or the row has other columns
   */
  default double predict(double... row) {
    requireColumns(row.length);
    if (outputs() != 1) {
      throw new IllegalArgumentException(
          "prediction: expected an answer of one number, found %d classes; ask for all their numbers"
              .formatted(outputs()));
    }
    double[] answer = new double[1];
    predict(row, 0, answer, 0);
    return answer[0];
  }

  /**
   * The answers about rows, one after another.
   *
   * @throws IllegalArgumentException if the rows have other columns
   */
  default double[] predict(Matrix rows) {
    requireColumns(rows.columns());
    double[] answers = new double[Math.multiplyExact(rows.count(), outputs())];
    for (int row = 0; row < rows.count(); row++) {
      predict(rows.values(), row * columns(), answers, row * outputs());
    }
    return answers;
  }

  private void requireColumns(int found) {
    if (found != columns()) {
      throw new IllegalArgumentException(
          "prediction: expected rows of %d columns as when it was learnt, found %d; hand over the same features"
              .formatted(columns(), found));
    }
  }
}
