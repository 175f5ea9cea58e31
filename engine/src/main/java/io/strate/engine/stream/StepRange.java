package io.strate.engine.stream;

import io.strate.engine.column.Block;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one step of a sequence: a feed's in a window, with the value that they must share.
 */
final class StepRange implements Aggregates.Aggregate {

  final Feed feed;
  final @Nullable Property key;
  int from;
  int to;

  /** Per entry, the number of its key; −1 where it is unknown. */
  int[] keys = new int[16];

  StepRange(Feed feed, @Nullable Property key) {
    this.feed = feed;
    this.key = key;
  }

  @Override
  public void fill(Block block, int row, int first, int end, Reading reading) {
    from = first;
    to = end;
  }

  long time(int entry) {
    return feed.times[entry];
  }

  /** Gives each entry's key its number; where nothing is to be shared, all have number 0. */
  void numberKeys(KeyNumbers numbers) {
    if (keys.length < to) {
      keys = new int[Property.roomy(to)];
    }
    for (int i = from; i < to; i++) {
      keys[i] =
          key == null
              ? numbers.number((byte) 1, 0)
              : key.tags[i] == 0 ? -1 : numbers.number(key.tags[i], key.longs[i]);
    }
  }

  /** The first entry at or after {@code at} that is later than an instant and has a key. */
  int next(int at, long after, int wanted) {
    int i = at;
    while (i < to && (feed.times[i] <= after || keys[i] != wanted)) {
      i++;
    }
    return i;
  }
}
