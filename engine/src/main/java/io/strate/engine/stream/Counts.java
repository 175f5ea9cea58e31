package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;

/**
 * How many events. Where rules compare the count with constants only, it is due not when the next
 * event leaves, but when the count falls below the next of these.
 */
final class Counts implements EventWindows.Aggregate {

  private final Feed feed;
  private final int column;
  private final int window;

  /** Ascending: the count's verdicts change between {@code bounds[i] − 1} and {@code bounds[i]}. */
  private final int[] bounds;

  private final int due;

  /**
   * @param due the due column that this fills; −1 if none, or if the window's own serves
   */
  Counts(Feed feed, Slot slot, int window, int[] bounds, int due) {
    this.feed = feed;
    this.column = slot.index();
    this.window = window;
    this.bounds = bounds.clone();
    this.due = due;
  }

  @Override
  public void fill(Block block, int row, int from, int to, Reading reading) {
    int count = to - from;
    block.numbers[column * block.capacity + row] = count;
    if (due >= 0) {
      int bound = 0;
      for (int i = bounds.length - 1; i >= 0 && bound == 0; i--) {
        bound = bounds[i] <= count ? bounds[i] : 0;
      }
      block.dues[due * block.capacity + row] =
          bound == 0 ? Block.NEVER : reading.clock.leaves(window, feed.times[to - bound]);
    }
  }
}
