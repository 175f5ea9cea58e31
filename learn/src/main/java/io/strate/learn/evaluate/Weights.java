package io.strate.learn.evaluate;

import java.util.Arrays;

/** What must hold of the numbers beside predicted rows. */
final class Weights {

  private Weights() {}

  static double[] equal(int count) {
    double[] weights = new double[count];
    Arrays.fill(weights, 1);
    return weights;
  }

  /**
   * @throws IllegalArgumentException for no row, arrays of different lengths, and weights that are
   *     no weights
   */
  static void require(String what, int said, int came, double[] weights) {
    if (said == 0) {
      throw new IllegalArgumentException(
          what + ": expected at least one row, found none; hand over rows that were predicted");
    }
    if (came != said || weights.length != said) {
      throw new IllegalArgumentException(
          "%s: expected a target and a weight for each of %d predictions, found %d and %d; hand over arrays of the same rows"
              .formatted(what, said, came, weights.length));
    }
    double sum = 0;
    for (int row = 0; row < weights.length; row++) {
      if (!(weights[row] >= 0 && weights[row] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s: expected weights of at least 0, found %s at row %d; state a finite weight"
                .formatted(what, weights[row], row));
      }
      sum += weights[row];
    }
    if (sum == 0) {
      throw new IllegalArgumentException(
          what + ": expected a row that weighs something, found only weights of 0; state weights");
    }
  }

  /**
   * @throws IllegalArgumentException for a number that is NaN or infinite
   */
  static void requireFinite(String what, double[] numbers) {
    for (int row = 0; row < numbers.length; row++) {
      if (!Double.isFinite(numbers[row])) {
        throw new IllegalArgumentException(
            "%s of row %d: expected a finite number, found %s; leave out rows that could not be predicted"
                .formatted(what, row, numbers[row]));
      }
    }
  }
}
