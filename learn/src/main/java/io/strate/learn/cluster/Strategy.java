package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/** How nearest centres are found while these move: what is known of the centres, for all rows. */
sealed interface Strategy permits Scores, PairBounds, GroupBounds {
  /** The centres moved, all at once. */
  void move(Rows from, Rows to);

  /** A search of its own for these rows, which knows nothing of them yet. */
  Search search(int from, int to);

  /** Finds the nearest centres of some rows; what it knows of them is its own. */
  interface Search {
    /**
     * The nearest centres of the rows {@code from..to}, the lower among equally near ones.
     *
     * @param labels of all rows, as this search found them last
     * @param found from place 0 on, with room for a block more
     */
    void find(int from, int to, int[] labels, int[] found, Tally tally);
  }
}
