package io.strate.learn.cluster;

/**
 * How much two labellings of the same rows agree, whatever their numbers; rows of noise count as
 * one more group. Time and memory O(rows + groups × groups).
 */
public final class Agreement {
  private final long rows;
  private final int[][] shared;
  private final int[] left;
  private final int[] right;

  private Agreement(long rows, int[][] shared, int[] left, int[] right) {
    this.rows = rows;
    this.shared = shared;
    this.left = left;
    this.right = right;
  }

  /**
   * @throws IllegalArgumentException if they label different numbers of rows
   */
  public static Agreement between(Labels left, Labels right) {
    if (left.count() != right.count()) {
      throw new IllegalArgumentException(
          "agreement: expected labels of the same rows, found %d and %d; compare labellings of one set"
              .formatted(left.count(), right.count()));
    }
    int[][] shared = new int[left.clusters() + 1][right.clusters() + 1];
    int[] ofLeft = new int[left.clusters() + 1];
    int[] ofRight = new int[right.clusters() + 1];
    for (int row = 0; row < left.count(); row++) {
      shared[left.at(row) + 1][right.at(row) + 1]++;
      ofLeft[left.at(row) + 1]++;
      ofRight[right.at(row) + 1]++;
    }
    return new Agreement(left.count(), shared, ofLeft, ofRight);
  }

  /**
   * The Rand index adjusted for chance (Hubert and Arabie 1985): 1 for the same groups, about 0 for
   * independent ones, −0.5 at least.
   */
  public double adjustedRand() {
    double both = 0;
    for (int[] line : shared) {
      both += pairs(line);
    }
    double ofLeft = pairs(left);
    double ofRight = pairs(right);
    double all = pairs((int) rows);
    double expected = all == 0 ? 0 : ofLeft * ofRight / all;
    double most = (ofLeft + ofRight) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  /**
   * Mutual information adjusted for chance, over the mean of both entropies (Vinh, Epps and Bailey
   * 2010): 1 for the same groups, about 0 for independent ones, perhaps less. Takes O(groups ×
   * rows) time.
   */
  public double adjustedMutualInformation() {
    if (groups(left) <= 1 && groups(right) <= 1) {
      return 1;
    }
    double expected = expectedInformation();
    double mean = (entropy(left) + entropy(right)) / 2;
    double least = Math.ulp(1.0);
    double room = mean - expected;
    room = room < 0 ? Math.min(room, -least) : Math.max(room, least);
    return (information() - expected) / room;
  }

  private double information() {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        double share = shared[i][j];
        if (share > 0) {
          sum += share / rows * Math.log(share * rows / ((double) left[i] * right[j]));
        }
      }
    }
    return sum;
  }

  /** What two labellings with groups of these sizes share by chance: the hypergeometric mean. */
  private double expectedInformation() {
    double[] logFactorial = new double[(int) rows + 1];
    for (int i = 1; i <= rows; i++) {
      logFactorial[i] = logFactorial[i - 1] + Math.log(i);
    }
    double sum = 0;
    for (int a : left) {
      for (int b : right) {
        sum += expectedInformation(a, b, logFactorial);
      }
    }
    return sum;
  }

  private double expectedInformation(int a, int b, double[] logFactorial) {
    int n = (int) rows;
    double sum = 0;
    for (int both = Math.max(1, a + b - n); both <= Math.min(a, b); both++) {
      double chance =
          Math.exp(
              logFactorial[a]
                  + logFactorial[b]
                  + logFactorial[n - a]
                  + logFactorial[n - b]
                  - logFactorial[n]
                  - logFactorial[both]
                  - logFactorial[a - both]
                  - logFactorial[b - both]
                  - logFactorial[n - a - b + both]);
      sum += (double) both / n * Math.log((double) n * both / ((double) a * b)) * chance;
    }
    return sum;
  }

  private double entropy(int[] sizes) {
    double sum = 0;
    for (int size : sizes) {
      if (size > 0) {
        sum -= (double) size / rows * Math.log((double) size / rows);
      }
    }
    return sum;
  }

  private static int groups(int[] sizes) {
    int groups = 0;
    for (int size : sizes) {
      groups += size > 0 ? 1 : 0;
    }
    return groups;
  }

  private static double pairs(int... sizes) {
    double sum = 0;
    for (int size : sizes) {
      sum += (double) size * (size - 1) / 2;
    }
    return sum;
  }
}
