package io.strate.learn.cluster;

/**
 * What {@link Distances} found, place by place. There is room for a block more than is asked for,
 * in which anything may stand. With one centre, the second is infinitely far away.
 */
record Nearest(int[] centre, double[] first, double[] second) {
  static Nearest room(int rows) {
    int room = rows + Sweeps.BLOCK;
    return new Nearest(new int[room], new double[room], new double[room]);
  }

  void set(int place, int itsCentre, double itsFirst, double itsSecond) {
    centre[place] = itsCentre;
    first[place] = itsFirst;
    second[place] = itsSecond;
  }
}
