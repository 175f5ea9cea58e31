package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/**
 * Finds nearest centres by squared Euclidean distance. Each distance is summed from the first
 * column to the last, with no fused or reordered operation, and equal ones go to the lower centre:
 * so every kernel gives the same bits.
 */
sealed interface Distances permits PlainDistances, VectorDistances {
  /** The nearest and second nearest of the centres, for the first {@code count} of the places. */
  void nearest(Rows rows, int[] places, int count, Rows centres, Nearest into);

  /** The same for the rows {@code from..from + count}; {@code into} has room for a block more. */
  void nearest(Columns rows, int from, int count, Rows centres, Nearest into);

  /**
   * The nearest centres, without their distances, of those of the rows {@code from..from + count}
   * whose rounded numbers leave no doubt about it; {@code labels} has room for a block more.
   *
   * @return how many rows are in doubt; {@code doubtful} lists them
   */
  int likely(
      Rounded rows, int from, int count, Rounded.Centres centres, int[] labels, int[] doubtful);

  /**
   * Adds {@code sign} times a row to sums that start at {@code at}, and what rounding took to
   * {@code low}, for as many columns as go together well.
   *
   * @return how many columns those are
   */
  int add(
      double[] values, int start, double sign, double[] high, double[] low, int at, int columns);

  /**
   * The fastest kernel that this process has: the vector one was compiled against an incubating
   * module that a process has only if it is started with it ({@code
   * --add-modules=jdk.incubator.vector}). Its class is loaded here and nowhere else.
   */
  static Distances best() {
    return vectors() ? new VectorDistances() : new PlainDistances();
  }

  static boolean vectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
