package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many events each window holds. Where rules compare a count with constants only, it is due not
 * when the next event leaves, but when the count falls below the next of these.
 */
final class Counts implements WindowColumns {

  /** Bounds above are not tabulated: the count is due with every event that leaves. */
  private static final int HIGHEST_BOUND = 1_000;

  /** Instead of bounds: every event that leaves counts. */
  private static final int[] EVERY = new int[0];

  private final List<Slot> slots = new ArrayList<>();
  private int[] places = new int[0];
  private int[] columns = new int[0];

  /** Per count, its own due column; −1 if it needs none. */
  private int[] dues = new int[0];

  /** Per count and number of events up to the highest bound, the greatest bound not above it. */
  private int[][] bounds = new int[0][];

  /** Adds the count of a window that is due with it, or never. */
  void add(Slot slot, int place) {
    add(slot, place, -1, Optional.empty());
  }

  /**
   * Adds a count.
   *
   * @param bounds if it is compared with constants only: verdicts change between {@code bound − 1}
   *     and {@code bound}; ascending
   */
  void add(Slot slot, int place, int due, Optional<int[]> bounds) {
    int n = places.length;
    places = Arrays.copyOf(places, n + 1);
    dues = Arrays.copyOf(dues, n + 1);
    this.bounds = Arrays.copyOf(this.bounds, n + 1);
    places[n] = place;
    columns = Arrays.copyOf(columns, n + 1);
    columns[n] = slot.index();
    slots.add(slot);
    dues[n] = due;
    this.bounds[n] = bounds.map(Counts::table).orElse(EVERY);
  }

  private static int[] table(int[] bounds) {
    int highest = Arrays.stream(bounds).max().orElse(0);
    if (highest > HIGHEST_BOUND) {
      return EVERY;
    }
    int[] table = new int[highest + 1];
    for (int bound : bounds) {
      Arrays.fill(table, bound, table.length, bound);
    }
    return table;
  }

  @Override
  public List<Slot> slots() {
    return slots;
  }

  @Override
  public void fill(Block block, int row, WindowRanges ranges, Reading reading, int first) {
    int end = first + places.length;
    for (int i = reading.wanted.next(first, end); i < end; i = reading.wanted.next(i + 1, end)) {
      fill(i - first, block, row, ranges, reading);
    }
  }

  private void fill(int column, Block block, int row, WindowRanges ranges, Reading reading) {
    int place = places[column];
    ranges.find(place, block, row, reading.clock);
    int to = ranges.to(place);
    int count = to - ranges.from(place);
    block.numbers[columns[column] * block.capacity + row] = count;
    if (dues[column] >= 0) {
      int[] table = bounds[column];
      int bound = table == EVERY ? count : table[Math.min(count, table.length - 1)];
      block.dues[dues[column] * block.capacity + row] =
          bound == 0 ? Block.NEVER : ranges.leaves(place, to - bound, reading.clock);
    }
  }
}
