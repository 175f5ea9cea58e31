package io.strate.learn.evaluate;

import java.util.Arrays;

/**
 * Numbers of rows, and the same of each resample of them.
 *
 * @param drawn by resample, then by number
 */
record Resampled(double[] values, double[][] drawn) {

  Interval interval(int number, double confidence) {
    double[] rising =
        Arrays.stream(drawn)
            .mapToDouble(numbers -> numbers[number])
            .filter(x -> !Double.isNaN(x))
            .sorted()
            .toArray();
    double tail = (1 - confidence) / 2;
    return new Interval(
        values[number], quantile(rising, tail), quantile(rising, 1 - tail), rising.length);
  }

  private static double quantile(double[] rising, double share) {
    if (rising.length == 0) {
      return Double.NaN;
    }
    double place = share * (rising.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, rising.length - 1);
    return rising[below] + (place - below) * (rising[above] - rising[below]);
  }
}
