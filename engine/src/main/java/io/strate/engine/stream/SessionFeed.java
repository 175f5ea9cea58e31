package io.strate.engine.stream;

import io.strate.domain.Decimal;
import io.strate.domain.Value;
import io.strate.rule.Span;
import io.strate.timeline.TimelineView;
import java.util.Arrays;
import java.util.List;

/**
 * Runs of another feed's events: each stands at its first one's time, with its length and count.
 * Where the feed is an account's, each contact has runs of its own.
 */
final class SessionFeed extends Feed {

  private static final int NO_RUN = -1;

  private final Feed from;
  private final Span gap;
  private final String count;

  // Per run, in the order of their first events.
  private int[] firsts = new int[16];
  private int[] counts = new int[16];
  private long[] ends = new long[16];

  /** Per owner of events, the run that goes on. */
  private int[] open = new int[4];

  SessionFeed(Feed from, FeedKey.Session key) {
    this.from = from;
    this.gap = key.gap();
    this.count = key.count();
  }

  @Override
  void added(Property property) {}

  @Override
  boolean isSteady() {
    return false;
  }

  @Override
  int loadTimes(Reading reading) {
    Arrays.fill(open, NO_RUN);
    int runs = 0;
    for (int i = 0; i < from.size; i++) {
      int owner = from.owner(i);
      if (owner >= open.length) {
        int before = open.length;
        open = Arrays.copyOf(open, 2 * owner);
        Arrays.fill(open, before, open.length, NO_RUN);
      }
      int run = open[owner];
      if (run == NO_RUN || from.times[i] > reading.clock.calendar().forward(ends[run], gap)) {
        reserveRun(runs);
        run = runs++;
        open[owner] = run;
        firsts[run] = i;
        counts[run] = 0;
        times[run] = from.times[i];
      }
      counts[run]++;
      ends[run] = from.times[i];
    }
    return runs;
  }

  private void reserveRun(int run) {
    if (firsts.length <= run) {
      firsts = Arrays.copyOf(firsts, 2 * run);
      counts = Arrays.copyOf(counts, 2 * run);
      ends = Arrays.copyOf(ends, 2 * run);
    }
    if (times.length <= run) {
      times = Arrays.copyOf(times, 2 * run);
    }
  }

  @Override
  void load(Property property, int number, Reading reading) {
    property.flat = false;
    property.reserve(size);
    for (int i = 0; i < size; i++) {
      double value = value(property.key.path(), i);
      switch (property.key.form()) {
        case NUMBERS -> property.numbers[i] = value;
        case MICROS -> property.longs[i] = micros(value);
        case KEYS -> {
          property.longs[i] = Double.doubleToLongBits(value);
          property.tags[i] = (byte) (Double.isNaN(value) ? 0 : 1);
        }
        case VALUES -> property.values[i] = Value.number(value);
        case INSTANTS -> property.longs[i] = TimelineView.UNKNOWN;
        case TEXTS -> property.codes[i] = TimelineView.NO_TEXT;
        case BOOLEANS -> property.tags[i] = -1;
      }
    }
  }

  private double value(List<String> path, int run) {
    if (path.size() != 1) {
      return Double.NaN;
    }
    String name = path.getFirst();
    if (name.equals("duration")) {
      return (ends[run] - times[run]) / 1000.0;
    }
    return name.equals("events") || name.equals(count) ? counts[run] : Double.NaN;
  }

  private static long micros(double value) {
    if (Double.isNaN(value)) {
      return TimelineView.UNKNOWN;
    }
    return Decimal.isInRange(value) ? Decimal.micros(value) : TimelineView.BEYOND;
  }

  @Override
  int owner(int entry) {
    return from.owner(firsts[entry]);
  }
}
