package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/** Which centres a row is compared with when nothing says that its own is still the nearest. */
sealed interface Candidates permits AllCentres, NearCentres {
  /** From now on the centres are these. */
  void move(Rows centres);

  /** How far the next centre is from this one, at least. */
  double gap(int centre);

  /**
   * The nearest of all centres to the first {@code count} of the places, and a square that no other
   * centre's is below.
   *
   * @param above how far each place is from the centre of its label, at most
   */
  void nearest(int[] places, int count, int[] labels, double[] above, Nearest into, Tally tally);
}
