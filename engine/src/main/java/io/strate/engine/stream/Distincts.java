package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * How many different values. Once per profile, every value is marked that does not occur again
 * after it; a window that reaches up to now has as many different values as marks.
 */
final class Distincts implements WindowColumns {

  private record Column(Slot slot, int place) {}

  private final Feed feed;
  private final List<Column> columns = new ArrayList<>();
  private final Property keys;
  private final KeyNumbers seen = new KeyNumbers();

  /** How many values before a place are the last of their kind. */
  private int[] marks = new int[17];

  Distincts(Feed feed, Property keys) {
    this.feed = feed;
    this.keys = keys;
  }

  private void prepare() {
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

  /** Adds the column of a window. */
  void add(Slot slot, int place) {
    columns.add(new Column(slot, place));
  }

  @Override
  public List<Slot> slots() {
    return columns.stream().map(Column::slot).toList();
  }

  @Override
  public void fill(Block block, int row, WindowRanges ranges, Reading reading, int first) {
    prepare();
    int end = first + columns.size();
    for (int i = reading.wanted.next(first, end); i < end; i = reading.wanted.next(i + 1, end)) {
      fill(i - first, block, row, ranges, reading);
    }
  }

  private void fill(int number, Block block, int row, WindowRanges ranges, Reading reading) {
    Column column = columns.get(number);
    ranges.find(column.place, block, row, reading.clock);
    block.numbers[column.slot.index() * block.capacity + row] =
        count(ranges.from(column.place), ranges.to(column.place));
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
