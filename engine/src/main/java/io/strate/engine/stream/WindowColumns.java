package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import java.util.List;

/** Columns of one sort that are made of a feed's entries in windows: counts, sums and the like. */
interface WindowColumns {

  /** What is filled, by numbers from 0 on. */
  List<Slot> slots();

  /**
   * Fills those columns that are wanted, from the entries in their windows; at least one is.
   *
   * @param first the number of the first column among all that may be wanted
   */
  void fill(Block block, int row, WindowRanges ranges, Reading reading, int first);
}
