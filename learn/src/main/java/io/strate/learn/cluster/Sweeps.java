package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/**
 * Goes along all slots of turned rows, a block at a time. Each distance is summed from the first
 * column to the last and each sum of distances from the first row to the last, with no fused or
 * reordered operation, and the first of equal ones is found: so every kernel gives the same bits.
 */
sealed interface Sweeps permits PlainSweeps, VectorSweeps {
  /** Arrays are whole blocks long: whatever is past their last slot is infinitely far away. */
  int BLOCK = 32;

  /** The first slot that has the least of something; −1 where nothing was below infinity. */
  record Found(int slot, double value) {
    static final Found NOTHING = new Found(-1, Double.POSITIVE_INFINITY);

    /** What was found in parts one after another, each time before the same. */
    static Found least(Found[] parts) {
      Found least = parts[0];
      for (Found part : parts) {
        least = part.value < least.value ? part : least;
      }
      return least;
    }
  }

  /** The distances from a point to the slots {@code from..to}; all ranges begin with a block. */
  void distances(Columns columns, double[] point, int from, int to, double[] into);

  /** The same, squared and with floats. */
  void squares(float[][] columns, float[] point, int from, int to, float[] into);

  /** Lists the slots whose numbers are at most the limit, ascending, and says how many. */
  int within(float[] numbers, int from, int to, float limit, int[] into);

  /** The first slot of the least of these numbers, or {@code from} where all are infinite. */
  int least(float[] numbers, int from, int to);

  /** The least of these numbers, if it is below what was found before. */
  Found least(double[] numbers, int from, int to, Found before);

  /**
   * Brings squared distances down to those from one more point, where these are lower, and finds
   * the least of them.
   */
  Found nearer(Columns columns, double[] point, int from, int to, double[] closest, Found before);

  /**
   * By how little the sum of squares grows if a cluster of {@code size} rows with this mean is
   * joined with one of the slots, if that is below what was found before.
   */
  Found leastGrowth(
      Columns means, double[] sizes, int from, int to, double[] mean, double size, Found before);

  /** Which of a block of slots, from any slot on, lie within a squared distance: a bit for each. */
  int within(Columns columns, double[] point, int slot, double square);

  /**
   * The same of boxes, by the squared distance to the nearest corner or side of each.
   *
   * @param lows the least of each box
   * @param highs the most of each box
   */
  int met(Columns lows, Columns highs, double[] point, int slot, double square);

  /**
   * For each of a block of slots the sum of its distances to the rows {@code from..to}, which are
   * the same rows as those turned.
   */
  void sums(Columns columns, int block, Rows rows, int from, int to, double[] into);

  /** The same, of the highest of their squares. */
  void farthest(Columns columns, int block, Rows rows, int from, int to, double[] into);

  /** By how much the sum of squares grows if two clusters become one. */
  static double growth(double square, double oneSize, double otherSize) {
    return square * (oneSize * otherSize / (oneSize + otherSize));
  }

  /** Slots in whole blocks. */
  static int whole(int slots) {
    return (slots + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** The fastest that this process has, as with {@link Distances#best()}. */
  static Sweeps best() {
    return Distances.vectors() ? new VectorSweeps() : new PlainSweeps();
  }
}
