package io.strate.rule;

import java.util.Objects;

/**
 * A length of time. Minutes to weeks are exact durations; months and years are steps of the
 * calendar in a time zone, whose length depends on where they start.
 */
public record Span(long count, Unit unit) {

  public Span {
    Objects.requireNonNull(unit, "unit");
    if (count < 0) {
      throw new IllegalArgumentException("a span is not negative, found " + count);
    }
  }

  /** Units of time; {@code millis} is 0 for calendar steps. */
  public enum Unit {
    MILLISECOND(1),
    SECOND(1_000),
    MINUTE(60_000),
    HOUR(3_600_000),
    DAY(86_400_000),
    WEEK(604_800_000),
    MONTH(0),
    YEAR(0);

    private final long millis;

    Unit(long millis) {
      this.millis = millis;
    }

    /** The length in milliseconds; 0 for steps of the calendar. */
    public long inMillis() {
      return millis;
    }

    public boolean isExact() {
      return millis > 0;
    }
  }

  /** Whether this is the same number of milliseconds wherever it starts. */
  public boolean isExact() {
    return unit.isExact();
  }

  /** The length in milliseconds; only for exact spans. */
  public long millis() {
    if (!isExact()) {
      throw new IllegalStateException("a " + unit + " has no fixed length");
    }
    return Math.multiplyExact(count, unit.millis);
  }

  /** The number of calendar months; only for calendar steps. */
  public long months() {
    if (isExact()) {
      throw new IllegalStateException("a " + unit + " is not a calendar step");
    }
    return unit == Unit.YEAR ? Math.multiplyExact(count, 12) : count;
  }
}
