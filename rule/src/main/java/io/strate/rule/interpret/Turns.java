package io.strate.rule.interpret;

import io.strate.domain.Entry;
import io.strate.rule.Expr.CalendarField.Field;
import io.strate.rule.time.Calendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;

/** A set of instants: some listed, some by the clock on the wall. */
final class Turns {

  /** The clock on the wall is not looked at before the year 1. */
  private static final long YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();

  private final TreeSet<Long> listed = new TreeSet<>();
  private final List<Clock> clocks = new ArrayList<>();

  /**
   * Each change of a calendar field of {@code shifted(now)}.
   *
   * @param shifted never falls
   * @param firstAtLeast the least now at which it is at least so much
   */
  record Clock(
      Field field, Calendar calendar, LongUnaryOperator shifted, LongUnaryOperator firstAtLeast) {

    long next(long t) {
      return firstAtLeast.applyAsLong(calendar.nextChange(field, shifted.applyAsLong(t)));
    }

    long lastUpTo(long t) {
      long shown = shifted.applyAsLong(t);
      return shown < YEAR_ONE
          ? Entry.ALWAYS
          : firstAtLeast.applyAsLong(calendar.lastChange(field, shown));
    }
  }

  void add(long t) {
    if (t != Entry.ALWAYS && t != Calendar.NEVER) {
      listed.add(t);
    }
  }

  void add(Clock clock) {
    clocks.add(clock);
  }

  void addAll(Turns others) {
    listed.addAll(others.listed);
    clocks.addAll(others.clocks);
  }

  NavigableSet<Long> listed() {
    return listed;
  }

  /** The first after t; {@link Calendar#NEVER} if there is none. */
  long next(long t) {
    Long higher = listed.higher(t);
    long next = higher == null ? Calendar.NEVER : higher;
    for (Clock clock : clocks) {
      next = Math.min(next, clock.next(t));
    }
    return next;
  }

  /** The last up to t; {@link Entry#ALWAYS} if there is none. */
  long lastUpTo(long t) {
    Long floor = listed.floor(t);
    long last = floor == null ? Entry.ALWAYS : floor;
    for (Clock clock : clocks) {
      last = Math.max(last, clock.lastUpTo(t));
    }
    return last;
  }
}
