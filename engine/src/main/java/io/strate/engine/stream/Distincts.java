package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import java.util.Arrays;

/**
 * How many different values. Once per profile, every value is marked that does not occur again after
 * it; a window that reaches up to now has as many different values as marks.
 */
final class Distincts implements EventWindows.Prepared {

  private final Feed feed;
  private final Property keys;

  /** How many values before a place are the last of their kind. */
  private int[] marks = new int[17];

  /** An open-addressing table of the places of values, with the stamp of its filling. */
  private int[] table = new int[64];

  private int[] stamps = new int[64];
  private int stamp;

  Distincts(Feed feed, Property keys) {
    this.feed = feed;
    this.keys = keys;
  }

  @Override
  public void prepare() {
    int size = feed.size == 0 ? 0 : keys.from(feed.size);
    if (marks.length <= size) {
      marks = new int[Property.roomy(size + 1)];
    }
    reserveTable(size);
    for (int i = size - 1; i >= 0; i--) {
      marks[i + 1] = keys.isKnown(i) && isNew(i) ? 1 : 0;
    }
    for (int i = 0; i < size; i++) {
      marks[i + 1] += marks[i];
    }
  }

  private void reserveTable(int size) {
    if (table.length < 2 * size) {
      int length = Integer.highestOneBit(2 * size - 1) << 1;
      table = new int[length];
      stamps = new int[length];
      stamp = 0;
    }
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }

  private boolean isNew(int value) {
    int mask = table.length - 1;
    long hash = (keys.longs[value] ^ (long) keys.tags[value] << 57) * 0x9E3779B97F4A7C15L;
    for (int at = (int) (hash >>> 40) & mask; ; at = (at + 1) & mask) {
      if (stamps[at] != stamp) {
        stamps[at] = stamp;
        table[at] = value;
        return true;
      }
      if (keys.longs[table[at]] == keys.longs[value] && keys.tags[table[at]] == keys.tags[value]) {
        return false;
      }
    }
  }

  /** The column of one window. */
  EventWindows.Aggregate into(Slot slot) {
    return (block, row, from, to, _) ->
        block.numbers[slot.index() * block.capacity + row] = count(from, to);
  }

  private int count(int from, int to) {
    if (from == to) {
      return 0;
    }
    int a = keys.from(from);
    int b = keys.from(to);
    if (to == feed.size) {
      return marks[b] - marks[a];
    }
    reserveTable(b - a);
    int different = 0;
    for (int i = a; i < b; i++) {
      different += keys.isKnown(i) && isNew(i) ? 1 : 0;
    }
    return different;
  }
}
