package io.strate.engine.stream;

import io.strate.engine.column.Slot;

/**
 * How many different values. Once per profile, every value is marked that does not occur again
 * after it; a window that reaches up to now has as many different values as marks.
 */
final class Distincts implements EventWindows.Prepared {

  private final Feed feed;
  private final Property keys;
  private final KeyNumbers seen = new KeyNumbers();

  /** How many values before a place are the last of their kind. */
  private int[] marks = new int[17];

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
    seen.clear();
    for (int i = size - 1; i >= 0; i--) {
      marks[i + 1] = see(i);
    }
    for (int i = 0; i < size; i++) {
      marks[i + 1] += marks[i];
    }
  }

  /** 1 for a known value that was not seen before, else 0. */
  private int see(int value) {
    int before = seen.size();
    if (keys.tags[value] != 0) {
      seen.number(keys.tags[value], keys.longs[value]);
    }
    return seen.size() - before;
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
    seen.clear();
    for (int i = a; i < b; i++) {
      see(i);
    }
    return seen.size();
  }
}
