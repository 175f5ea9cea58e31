package io.strate.workspace.learning;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers one after the other, in pages outside of the heap: there they are not copied, neither
 * when more come nor by the collector, for which hundreds of megabytes would be a long way.
 */
final class Doubles {

  private static final int BITS = 12;
  private static final int PAGE = 1 << BITS;

  private final Arena arena;
  private final List<MemorySegment> pages = new ArrayList<>();
  private int size;

  /**
   * @param arena which holds the numbers until it is closed
   */
  Doubles(Arena arena) {
    this.arena = arena;
  }

  /** Adds the first {@code count} of some numbers. */
  void add(double[] numbers, int count) {
    for (int done = 0; done < count; ) {
      int at = size & PAGE - 1;
      if (at == 0) {
        pages.add(arena.allocate(JAVA_DOUBLE, PAGE));
      }
      int more = Math.min(count - done, PAGE - at);
      MemorySegment.copy(numbers, done, pages.getLast(), JAVA_DOUBLE, 8L * at, more);
      done += more;
      size += more;
    }
  }

  int size() {
    return size;
  }

  double get(int place) {
    return pages.get(place >> BITS).getAtIndex(JAVA_DOUBLE, place & PAGE - 1);
  }
}
