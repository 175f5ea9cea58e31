package io.strate.learn.watch;

import java.util.Arrays;

/**
 * Whether two samples of numbers come from one distribution (Smirnov 1939).
 *
 * @param distance the largest gap between the shares of both that lie at or below a number, from 0
 *     to 1: the effect's size, whatever the number of rows
 * @param at the least number where the gap is that large
 * @param chance of a distance at least as large without any difference: exact for samples without
 *     equal numbers up to ten million pairs, the limit for many rows above
 */
public record KolmogorovSmirnov(double distance, double at, double chance) {
  private static final long MOST_PAIRS = 10_000_000;

  /** Both must be numbers, in any order; NaN are left out. */
  public static KolmogorovSmirnov of(double[] before, double[] now) {
    return of(FrozenNumbers.of(before, Math.max(1, before.length)), now);
  }

  static KolmogorovSmirnov of(FrozenNumbers before, double[] now) {
    double[] left = before.values();
    double[] right =
        Arrays.stream(now).filter(x -> !Double.isNaN(x)).map(x -> x + 0.0).sorted().toArray();
    if (right.length == 0) {
      throw new IllegalArgumentException(
          "drift: expected at least one known number, found none; wait for rows");
    }
    Gap gap = Gap.between(left, right);
    long pairs = (long) left.length * right.length;
    boolean exact = before.rows() == left.length && pairs <= MOST_PAIRS;
    double distance = (double) gap.size() / pairs;
    double rows = (double) before.rows() * right.length / (before.rows() + right.length);
    return new KolmogorovSmirnov(
        distance,
        gap.at(),
        exact
            ? exactChance(gap.size(), left.length, right.length)
            : limit(distance * Math.sqrt(rows)));
  }

  /**
   * @param size of the largest gap, in parts of one over the product of both lengths
   */
  private record Gap(long size, double at) {

    static Gap between(double[] left, double[] right) {
      Gap largest = new Gap(0, Math.min(left[0], right[0]));
      int i = 0;
      int j = 0;
      while (i < left.length && j < right.length) {
        double number = Math.min(left[i], right[j]);
        while (i < left.length && left[i] == number) {
          i++;
        }
        while (j < right.length && right[j] == number) {
          j++;
        }
        long size = Math.abs((long) i * right.length - (long) j * left.length);
        largest = size > largest.size() ? new Gap(size, number) : largest;
      }
      return largest;
    }
  }

  /**
   * One less the share of the orders of both samples' rows, all alike, in which the gap stays
   * smaller throughout: from the share up to i and j rows follow those with one more.
   */
  private static double exactChance(long gap, int left, int right) {
    double[] share = new double[right + 1];
    for (int i = 0; i <= left; i++) {
      for (int j = 0; j <= right; j++) {
        double sum =
            i + j == 0
                ? 1
                : (i == 0 ? 0 : share[j] * i / (i + j)) + (j == 0 ? 0 : share[j - 1] * j / (i + j));
        share[j] = Math.abs((long) i * right - (long) j * left) < gap ? sum : 0;
      }
    }
    return gap == 0 ? 1 : Math.clamp(1 - share[right], 0, 1);
  }

  /** Kolmogorov's distribution: the chance of more, by the series that falls faster. */
  static double limit(double scaled) {
    double sum = 0;
    if (scaled < 1) {
      double step = Math.PI * Math.PI / (8 * scaled * scaled);
      for (int k = 1; k < 20; k += 2) {
        sum += Math.exp(-k * k * step);
      }
      return scaled == 0 ? 1 : 1 - Math.sqrt(2 * Math.PI) / scaled * sum;
    }
    for (int k = 1; k < 20; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * scaled * scaled);
    }
    return sum;
  }
}
