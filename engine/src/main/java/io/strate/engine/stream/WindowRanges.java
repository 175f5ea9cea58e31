package io.strate.engine.stream;

import io.strate.engine.column.Block;
import java.util.Arrays;

/**
 * Which entries of a feed lie in each of its windows: from a first one up to the one after the
 * last.
 */
final class WindowRanges {

  /** Before every entry, but far enough from the least long for differences to be right. */
  private static final long BEFORE_ALL = Long.MIN_VALUE / 4;

  private final Feed feed;
  private int[] windows = new int[0];

  /** Per window, the due column for its next change; −1 if nobody asks. */
  private int[] dues = new int[0];

  private int[] from = new int[0];
  private int[] to = new int[0];

  WindowRanges(Feed feed) {
    this.feed = feed;
  }

  /** The place of a window of the plan's list among those of this feed. */
  int place(int window) {
    for (int i = 0; i < windows.length; i++) {
      if (windows[i] == window) {
        return i;
      }
    }
    int added = windows.length;
    windows = Arrays.copyOf(windows, added + 1);
    dues = Arrays.copyOf(dues, added + 1);
    from = new int[added + 1];
    to = new int[added + 1];
    windows[added] = window;
    dues[added] = -1;
    return added;
  }

  /** Has the next change of a window written to a due column. */
  void due(int place, int column) {
    if (dues[place] >= 0 && dues[place] != column) {
      throw new IllegalStateException("a window of a feed has one due column");
    }
    dues[place] = column;
  }

  int from(int place) {
    return from[place];
  }

  int to(int place) {
    return to[place];
  }

  int window(int place) {
    return windows[place];
  }

  /** Finds all ranges in the feed as it is loaded. */
  void find(WindowClock clock) {
    long[] times = feed.times;
    int size = feed.size;
    for (int i = 0; i < windows.length; i++) {
      from[i] = notBefore(times, size, clock.first(windows[i]));
      to[i] = size;
    }
    if (clock.endsEarly()) {
      for (int i = 0; i < windows.length; i++) {
        if (clock.last(windows[i]) < clock.now()) {
          to[i] = Math.max(from[i], Reading.firstAfter(times, size, clock.last(windows[i])));
        }
      }
    }
  }

  /**
   * The first place whose time is not before an instant. Which half to go on with is computed from
   * a sign instead of decided: such decisions cannot be predicted.
   */
  private static int notBefore(long[] times, int size, long instant) {
    if (size == 0) {
      return 0;
    }
    long bound = Math.max(instant, BEFORE_ALL);
    int base = 0;
    int left = size;
    while (left > 1) {
      int half = left >>> 1;
      base += half & (int) (times[base + half - 1] - bound >> 63);
      left -= half;
    }
    return base - (int) (times[base] - bound >> 63);
  }

  /** Writes when the oldest entry of each window leaves it, or the next one enters it. */
  void findDues(Block block, int row, WindowClock clock) {
    for (int i = 0; i < windows.length; i++) {
      if (dues[i] >= 0) {
        long next = from[i] < to[i] ? clock.leaves(windows[i], feed.times[from[i]]) : Block.NEVER;
        block.dues[dues[i] * block.capacity + row] =
            to[i] < feed.size ? Math.min(next, clock.enters(windows[i], feed.times[to[i]])) : next;
      }
    }
  }
}
