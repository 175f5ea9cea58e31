package io.strate.engine.stream;

import io.strate.domain.Decimal;
import io.strate.domain.Value;
import io.strate.rule.Span;
import io.strate.timeline.TimelineView;
import java.util.Arrays;
import java.util.List;

/** Runs of another feed's events: each stands at its first one's time, with its length and count. */
final class SessionFeed extends Feed {

  private final Feed from;
  private final Span gap;
  private final String count;
  private int[] firsts = new int[16];

  SessionFeed(Feed from, FeedKey.Session key) {
    this.from = from;
    this.gap = key.gap();
    this.count = key.count();
  }

  @Override
  void added(Property property) {}

  @Override
  int loadTimes(Reading reading) {
    int runs = 0;
    for (int i = 0; i < from.size; i++) {
      if (i == 0 || from.times[i] > reading.clock.calendar().forward(from.times[i - 1], gap)) {
        if (firsts.length <= runs + 1) {
          firsts = Arrays.copyOf(firsts, 2 * firsts.length);
        }
        reserveKeeping(runs + 1);
        firsts[runs] = i;
        times[runs++] = from.times[i];
      }
    }
    firsts[runs] = from.size;
    return runs;
  }

  private void reserveKeeping(int runs) {
    if (times.length < runs) {
      times = Arrays.copyOf(times, 2 * runs);
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
      return (from.times[firsts[run + 1] - 1] - from.times[firsts[run]]) / 1000.0;
    }
    return name.equals("events") || name.equals(count)
        ? firsts[run + 1] - firsts[run]
        : Double.NaN;
  }

  private static long micros(double value) {
    if (Double.isNaN(value)) {
      return TimelineView.UNKNOWN;
    }
    return Decimal.isInRange(value) ? Decimal.micros(value) : TimelineView.BEYOND;
  }

  @Override
  int position(int entry) {
    return from.position(firsts[entry]);
  }
}
