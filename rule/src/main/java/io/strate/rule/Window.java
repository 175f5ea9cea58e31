package io.strate.rule;

import java.util.Objects;

/**
 * Which instants t count, seen from an instant now. No event after now ever counts; a value that is
 * an instant (the end of a contract) may be to come, and windows of dates hold it then as well.
 */
public sealed interface Window {

  /** Every instant up to now. */
  Window EVER = new Ever();

  record Ever() implements Window {}

  /** {@code now − span < t ≤ now}. */
  record Within(Span span) implements Window {
    public Within {
      Objects.requireNonNull(span, "span");
    }
  }

  /**
   * From local midnight of the day {@code days − 1} days before today's: today is the first day.
   */
  record WithinCalendarDays(int days) implements Window {
    public WithinCalendarDays {
      if (days < 1) {
        throw new IllegalArgumentException("a window of calendar days has at least today");
      }
    }
  }

  /** {@code now − from < t ≤ now − to}, with {@code from} the longer span. */
  record Ago(Span from, Span to) implements Window {}

  /** {@code start ≤ t}. */
  record Since(long start) implements Window {}

  /** {@code t < end}. */
  record Before(long end) implements Window {}

  /** {@code start ≤ t < end}. */
  record Range(long start, long end) implements Window {}
}
