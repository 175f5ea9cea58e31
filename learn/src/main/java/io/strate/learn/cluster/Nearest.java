package io.strate.learn.cluster;

/**
 * What {@link Distances} found, place by place. With one centre, the second is infinitely far away.
 */
record Nearest(int[] centre, double[] first, double[] second) {
  static Nearest room(int rows) {
    return new Nearest(new int[rows], new double[rows], new double[rows]);
  }
}
