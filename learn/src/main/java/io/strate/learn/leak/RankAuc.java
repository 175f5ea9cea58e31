package io.strate.learn.leak;

import java.util.Arrays;

/**
 * How likely a row of a class has the greater number than one of the others, equal numbers counting
 * half: the statistic of Mann and Whitney (1947) as a share of all pairs.
 *
 * @param auc 0.5 where one of the two sides is empty
 * @param deviation its standard deviation if the number had nothing to do with the class, infinite
 *     where one of the two sides is empty
 */
record RankAuc(double auc, double deviation) {

  /**
   * @param numbers none NaN
   * @param members which rows are of the class
   */
  static RankAuc of(double[] numbers, boolean[] members) {
    double[] inside = side(numbers, members, true);
    double[] outside = side(numbers, members, false);
    double pairs = (double) inside.length * outside.length;
    if (pairs == 0) {
      return new RankAuc(0.5, Double.POSITIVE_INFINITY);
    }
    double won = 0;
    int below = 0;
    int upTo = 0;
    for (double number : inside) {
      while (below < outside.length && outside[below] < number) {
        below++;
      }
      while (upTo < outside.length && outside[upTo] <= number) {
        upTo++;
      }
      won += (below + upTo) / 2.0;
    }
    return new RankAuc(won / pairs, Math.sqrt((numbers.length + 1) / (12 * pairs)));
  }

  private static double[] side(double[] numbers, boolean[] members, boolean wanted) {
    double[] side = new double[numbers.length];
    int count = 0;
    for (int row = 0; row < numbers.length; row++) {
      if (members[row] == wanted) {
        side[count++] = numbers[row] + 0.0;
      }
    }
    double[] sorted = Arrays.copyOf(side, count);
    Arrays.parallelSort(sorted);
    return sorted;
  }

  /** The same whether high or low numbers speak for the class. */
  RankAuc eitherWay() {
    return new RankAuc(Math.max(auc, 1 - auc), deviation);
  }

  RankAuc orBetter(RankAuc other) {
    return other.auc > auc ? other : this;
  }

  /** Whether it is above the limit, and by more than chance gives once in a thousand columns. */
  boolean above(double limit) {
    return auc > limit && auc - 0.5 > 3.3 * deviation;
  }
}
