package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;

/** What a score's line gives for events: each halves with every half-life. In canonical order. */
record DecayingPoints(Feed feed, Slot slot, double give, long halfLife)
    implements Aggregates.Aggregate {

  @Override
  public void fill(Block block, int row, int from, int to, Reading reading) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double halvings = (double) (reading.now - feed.times[i]) / halfLife;
      sum += give * StrictMath.pow(2, -halvings);
    }
    block.numbers[slot.index() * block.capacity + row] = sum;
  }
}
