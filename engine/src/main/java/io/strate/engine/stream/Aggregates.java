package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import java.util.ArrayList;
import java.util.List;

/** What is made of the entries in a window, where windows share nothing. */
final class Aggregates implements WindowColumns {

  /** Makes something of the entries {@code from} up to {@code to}. */
  interface Aggregate {
    void fill(Block block, int row, int from, int to, Reading reading);
  }

  private record Single(Slot slot, int place, Aggregate aggregate) {}

  private final List<Single> singles = new ArrayList<>();

  void add(Slot slot, int place, Aggregate aggregate) {
    singles.add(new Single(slot, place, aggregate));
  }

  @Override
  public List<Slot> slots() {
    return singles.stream().map(Single::slot).toList();
  }

  @Override
  public void fill(Block block, int row, WindowRanges ranges, Reading reading, int first) {
    int end = first + singles.size();
    for (int i = reading.wanted.next(first, end); i < end; i = reading.wanted.next(i + 1, end)) {
      fill(i - first, block, row, ranges, reading);
    }
  }

  private void fill(int column, Block block, int row, WindowRanges ranges, Reading reading) {
    Single each = singles.get(column);
    ranges.find(each.place, block, row, reading.clock);
    each.aggregate.fill(block, row, ranges.from(each.place), ranges.to(each.place), reading);
  }
}
