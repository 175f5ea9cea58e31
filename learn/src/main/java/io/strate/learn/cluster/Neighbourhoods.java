package io.strate.learn.cluster;

/**
 * Which rows are within reach of each other: those whose squared distance, as {@link
 * PlainDistances#square} computes it, is at most the square of the radius. Rows have places such
 * that near ones follow each other; questions about different places may be asked at once.
 */
sealed interface Neighbourhoods permits Strips, KdTree {
  /**
   * Marks the rows at these places that have at least so many within reach, themselves included.
   */
  void findCores(int from, int to, int least, boolean[] cores);

  /**
   * Joins all cores that are within reach of each other.
   *
   * @return for each core a number below that of all rows, the same for those that are joined
   */
  int[] sets(boolean[] cores);

  /**
   * Labels the rows at these places that are no cores with the lowest label among the cores within
   * reach, or as noise.
   *
   * @param ofCores the labels of cores, and {@link Labels#NOISE} for other rows
   */
  void reach(int from, int to, boolean[] cores, int[] ofCores, int[] labels);
}
