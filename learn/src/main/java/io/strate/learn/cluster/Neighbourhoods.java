package io.strate.learn.cluster;

/**
 * Which rows are within reach of each other: those whose squared distance, as {@link
 * PlainDistances#square} computes it, is at most the square of the radius. Questions about
 * different rows may be asked at once.
 */
sealed interface Neighbourhoods permits Grid, KdTree {
  /** The rows such that near ones follow each other: asked in this order, answers come fastest. */
  int[] order();

  /** Whether at least so many rows are within reach, the row itself included. */
  boolean isCore(int row, int least);

  /** Joins all cores that are within reach of each other. */
  void join(boolean[] cores, Forest forest);

  /** The lowest label other than noise among the rows within reach; noise if there is none. */
  int lowestLabel(int row, int[] labels);
}
