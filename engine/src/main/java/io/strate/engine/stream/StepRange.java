package io.strate.engine.stream;

import io.strate.engine.column.Block;
import java.util.Arrays;
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

  /** Per entry, the next one with the same key; {@link #to} if there is none. */
  private int[] nexts = new int[16];

  /** Per key, where the walk along its entries stands. */
  private int[] places = new int[16];

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
      nexts = new int[keys.length];
    }
    for (int i = from; i < to; i++) {
      keys[i] =
          key == null
              ? numbers.number((byte) 1, 0)
              : key.tags[i] == 0 ? -1 : numbers.number(key.tags[i], key.longs[i]);
    }
  }

  /** Puts the walk of each of so many keys before its first entry. */
  void begin(int keyCount) {
    if (places.length < keyCount) {
      places = new int[Property.roomy(keyCount)];
    }
    Arrays.fill(places, 0, keyCount, to);
    for (int i = to - 1; i >= from; i--) {
      if (keys[i] >= 0) {
        nexts[i] = places[keys[i]];
        places[keys[i]] = i;
      }
    }
  }

  /**
   * Walks on to the first entry of a key that is later than an instant; {@link #to} if there is
   * none. Instants never fall from one call for a key to the next.
   */
  int next(int key, long after) {
    int at = places[key];
    while (at < to && feed.times[at] <= after) {
      at = nexts[at];
    }
    places[key] = at;
    return at;
  }
}
