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

  /** Per window, the {@link #stamp} of the profile for which its range was found. */
  private int[] stamps = new int[0];

  private int stamp;

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
    stamps = new int[added + 1];
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

  /** Begins with another profile's entries. */
  void begin() {
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }

  /** Finds the range of a window, and writes when it changes; once for each profile. */
  void find(int place, Block block, int row, WindowClock clock) {
    if (stamps[place] != stamp) {
      stamps[place] = stamp;
      int window = windows[place];
      int first = notBefore(feed.times, feed.size, clock.first(window));
      from[place] = first;
      to[place] =
          clock.last(window) < clock.now()
              ? Math.max(first, Reading.firstAfter(feed.times, feed.size, clock.last(window)))
              : feed.size;
      if (dues[place] >= 0) {
        block.dues[dues[place] * block.capacity + row] = change(place, clock);
      }
    }
  }

  /** When the oldest entry of a window leaves it, or the next one enters it. */
  private long change(int place, WindowClock clock) {
    int window = windows[place];
    long leaves =
        from[place] < to[place] ? clock.leaves(window, feed.times[from[place]]) : Block.NEVER;
    return to[place] < feed.size
        ? Math.min(leaves, clock.enters(window, feed.times[to[place]]))
        : leaves;
  }

  /** An instant after now and not after the one at which an entry leaves a window. */
  long leaves(int place, int entry, WindowClock clock) {
    return clock.leaves(windows[place], feed.times[entry]);
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
}
