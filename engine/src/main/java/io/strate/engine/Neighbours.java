package io.strate.engine;

import io.strate.engine.column.Block;
import io.strate.timeline.TimelineView;

/** Fills what a row takes from other profiles: values of the account, counts of contacts. */
interface Neighbours {
  void fill(Block block, int row, int number, TimelineView view);
}
