package io.strate.engine.stream;

import io.strate.domain.Value;
import io.strate.engine.column.Block;
import io.strate.engine.column.Texts;
import io.strate.engine.column.Wanted;
import io.strate.timeline.TimelineView;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * One profile that is being read: its view, the instant, and what must be known across all of its
 * streams.
 */
final class Reading {

  /** Codes of texts that the view has no code for (elements of lists) begin here. */
  private static final int FOREIGN = 1 << 29;

  /** The instant as of which everything has happened. */
  static final long END = Long.MAX_VALUE;

  final Texts literals;

  TimelineView view;
  long now;
  WindowClock clock;

  /** Which columns are read for this profile. */
  Wanted wanted = new Wanted(0);

  /** The earliest entry after now that was seen: it counts from its time on. */
  long next = Block.NEVER;

  /** Whether an entry with time ≤ now was seen. */
  boolean exists;

  /** A number for the profile: another one for each that is begun. */
  long profile;

  /**
   * Whether the profile is read as of several instants: then what does not depend on the instant is
   * loaded once, and {@link #next} is not asked for.
   */
  boolean several;

  private final Map<String, Integer> foreign = new HashMap<>();
  private final Map<Integer, String> foreignTexts = new HashMap<>();
  private final Map<Value, Long> others = new HashMap<>();
  private int[] memo = new int[64];
  private int[] memoStamps = new int[64];
  private int stamp;

  Reading(Texts literals, TimelineView view, WindowClock clock) {
    this.literals = literals;
    this.view = view;
    this.clock = clock;
  }

  /** Begins a profile, whose instant is then set by {@link #at}. */
  void begin(TimelineView of, boolean asOfSeveral) {
    view = of;
    several = asOfSeveral;
    profile++;
    if (!foreign.isEmpty()) {
      foreign.clear();
      foreignTexts.clear();
    }
    if (!others.isEmpty()) {
      others.clear();
    }
    if (++stamp == 0) {
      Arrays.fill(memoStamps, 0);
      stamp = 1;
    }
  }

  /** Goes to the instant of a clock. */
  void at(WindowClock windows) {
    clock = windows;
    now = windows.now();
    next = Block.NEVER;
    exists = false;
  }

  /** Notes that something changes at an instant after now. */
  void changesAt(long instant) {
    if (instant < next) {
      next = instant;
    }
  }

  /** How many of the first {@code size} times are ≤ now; the first of the others is noted. */
  int upToNow(long[] times, int size) {
    if (size == 0) {
      return 0;
    }
    int n = size;
    if (times[size - 1] > now) {
      n = firstAfter(times, size, now);
      changesAt(times[n]);
    }
    exists |= n > 0;
    return n;
  }

  /** The first position whose time is after an instant. */
  static int firstAfter(long[] times, int size, long instant) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The code of a text: the view's, or one of ours for the time of this reading. */
  int code(String text) {
    int code = view.code(text);
    if (code != TimelineView.NO_TEXT) {
      return code;
    }
    return foreign.computeIfAbsent(
        text,
        unseen -> {
          int given = FOREIGN + foreign.size();
          foreignTexts.put(given, unseen);
          return given;
        });
  }

  /** The text of a code of the view or of {@link #code}. */
  String text(int code) {
    return code < FOREIGN ? view.text(code) : foreignTexts.getOrDefault(code, "");
  }

  /** The number of the literal that a text of this view equals (see {@link Texts}). */
  int literal(int code) {
    if (code >= FOREIGN) {
      return literals.code(text(code));
    }
    if (code >= memo.length) {
      memo = Arrays.copyOf(memo, 2 * code);
      memoStamps = Arrays.copyOf(memoStamps, 2 * code);
    }
    if (memoStamps[code] != stamp) {
      memoStamps[code] = stamp;
      memo[code] = literals.code(view.text(code));
    }
    return memo[code];
  }

  /** A number for a value that is no scalar, equal for equal ones. */
  long other(Value value) {
    return others.computeIfAbsent(value, _ -> (long) others.size());
  }
}
