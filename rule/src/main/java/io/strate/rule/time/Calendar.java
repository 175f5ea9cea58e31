package io.strate.rule.time;

import io.strate.domain.Entry;
import io.strate.rule.Expr.CalendarField.Field;
import io.strate.rule.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;

/**
 * The calendar of a time zone. All its functions of an instant are monotone: while the instant
 * advances, their result never moves back. That is what makes windows have an exact instant at
 * which something enters or leaves them.
 *
 * <p>Three rules make it so. A step to a day or local time that does not exist takes the first
 * instant after it. A local time that occurs twice is its first. And where clocks were put back, a
 * step starts from the latest local time that they have shown so far, until they show a later one.
 *
 * <p>Instants are milliseconds since 1970-01-01T00:00Z. {@link Entry#ALWAYS} and {@link
 * Long#MAX_VALUE} stand for before and after everything; sums that leave the range of a long end
 * there.
 */
public final class Calendar {

  /** After everything: the answer to "when?" where it is "never". */
  public static final long NEVER = Long.MAX_VALUE;

  /** Some three million years from 1970; steps of the calendar start within. */
  private static final long FARTHEST = 100_000_000_000_000_000L;

  /** Some 83 million years; longer steps lead out of everything. */
  private static final long MOST_MONTHS = 1_000_000_000L;

  /** Clocks were never put back by more than two days altogether within three. */
  private static final long LONGEST_REPEAT = 3 * Span.Unit.DAY.inMillis();

  private final ZoneId zone;
  private final ZoneRules rules;

  private Calendar(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  public static Calendar of(ZoneId zone) {
    return new Calendar(Objects.requireNonNull(zone, "zone"));
  }

  public ZoneId zone() {
    return zone;
  }

  // ---- steps ----

  /** {@code t − span}. */
  public long back(long t, Span span) {
    return span.isExact() ? minus(t, exactMillis(span)) : step(t, -boundedMonths(span));
  }

  /** {@code t + span}. */
  public long forward(long t, Span span) {
    return span.isExact() ? plus(t, exactMillis(span)) : step(t, boundedMonths(span));
  }

  /** The least now with {@code back(now, span) ≥ t}, or {@link #NEVER}. */
  public long firstWithBackAtLeast(long t, Span span) {
    if (t == Entry.ALWAYS) {
      return Entry.ALWAYS;
    }
    return span.isExact()
        ? plus(t, exactMillis(span))
        : Bisection.firstAtLeast(now -> back(now, span), t, forward(t, span));
  }

  /** The least now with {@code forward(now, span) ≥ t}, or {@link #NEVER}. */
  public long firstWithForwardAtLeast(long t, Span span) {
    if (t == Entry.ALWAYS) {
      return Entry.ALWAYS;
    }
    return span.isExact()
        ? minus(t, exactMillis(span))
        : Bisection.firstAtLeast(now -> forward(now, span), t, back(t, span));
  }

  private long step(long t, long months) {
    if (t == Entry.ALWAYS || t == NEVER) {
      return t;
    }
    if (Math.abs(months) > MOST_MONTHS) {
      return months < 0 ? Entry.ALWAYS : NEVER;
    }
    LocalDateTime from = latestShown(Math.clamp(t, -FARTHEST, FARTHEST));
    YearMonth month = YearMonth.from(from).plusMonths(months);
    return month.isValidDay(from.getDayOfMonth())
        ? instantOf(month.atDay(from.getDayOfMonth()).atTime(from.toLocalTime()))
        : instantOf(month.plusMonths(1).atDay(1).atStartOfDay());
  }

  // ---- local days ----

  /** The first instant of the local day that is {@code daysBefore} days before the one of t. */
  public long startOfDay(long t, long daysBefore) {
    if (t == Entry.ALWAYS || t == NEVER) {
      return t;
    }
    return startOf(
        latestShown(Math.clamp(t, -FARTHEST, FARTHEST)).toLocalDate().minusDays(daysBefore));
  }

  /** The first instant of a local day. */
  public long startOf(LocalDate day) {
    return instantOf(day.atStartOfDay());
  }

  /** The least now with {@code startOfDay(now, daysBefore) ≥ t}, or {@link #NEVER}. */
  public long firstWithStartOfDayAtLeast(long t, long daysBefore) {
    if (t == Entry.ALWAYS) {
      return Entry.ALWAYS;
    }
    return Bisection.firstAtLeast(
        now -> startOfDay(now, daysBefore), t, plus(t, daysBefore * Span.Unit.DAY.inMillis()));
  }

  /** The instant of a local time: the first after it if it does not exist, the first of two. */
  public long instantOf(LocalDateTime local) {
    ZoneOffsetTransition gapOrOverlap = rules.getTransition(local);
    if (gapOrOverlap != null && gapOrOverlap.isGap()) {
      return gapOrOverlap.getInstant().toEpochMilli();
    }
    ZoneOffset offset =
        gapOrOverlap == null ? rules.getOffset(local) : gapOrOverlap.getOffsetBefore();
    return local.toInstant(offset).toEpochMilli();
  }

  // ---- fields ----

  /** The hour, weekday, month or year that clocks and calendars show at t. */
  public int field(Field field, long t) {
    LocalDateTime local = local(t);
    return switch (field) {
      case HOUR -> local.getHour();
      case WEEKDAY -> local.getDayOfWeek().getValue();
      case MONTH -> local.getMonthValue();
      case YEAR -> local.getYear();
    };
  }

  /** The first instant after t at which a field may be another than before. */
  public long nextChange(Field field, long t) {
    ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochMilli(t));
    long local = endOf(field, t);
    return change == null ? local : Math.min(local, change.getInstant().toEpochMilli());
  }

  /** The last instant up to t at which a field may have become another than before. */
  public long lastChange(Field field, long t) {
    ZoneOffsetTransition change = rules.previousTransition(Instant.ofEpochMilli(t + 1));
    long local = startOfField(field, t);
    return change == null ? local : Math.max(local, change.getInstant().toEpochMilli());
  }

  /** Where the field's present value ends by the clock that is valid at t. */
  private long endOf(Field field, long t) {
    LocalDateTime start = truncated(field, local(t));
    LocalDateTime end =
        switch (field) {
          case HOUR -> start.plusHours(1);
          case WEEKDAY -> start.plusDays(1);
          case MONTH -> start.plusMonths(1);
          case YEAR -> start.plusYears(1);
        };
    return end.toInstant(offset(t)).toEpochMilli();
  }

  private long startOfField(Field field, long t) {
    return truncated(field, local(t)).toInstant(offset(t)).toEpochMilli();
  }

  private static LocalDateTime truncated(Field field, LocalDateTime local) {
    LocalDate day = local.toLocalDate();
    return switch (field) {
      case HOUR -> day.atTime(local.getHour(), 0);
      case WEEKDAY -> day.atStartOfDay();
      case MONTH -> day.withDayOfMonth(1).atStartOfDay();
      case YEAR -> day.withDayOfYear(1).atStartOfDay();
    };
  }

  // ---- clocks ----

  private LocalDateTime local(long t) {
    return localBy(offset(t), Math.clamp(t, -FARTHEST, FARTHEST));
  }

  private ZoneOffset offset(long t) {
    return rules.getOffset(Instant.ofEpochMilli(Math.clamp(t, -FARTHEST, FARTHEST)));
  }

  /** The latest local time that clocks have shown up to t. */
  private LocalDateTime latestShown(long t) {
    LocalDateTime latest = local(t);
    ZoneOffsetTransition change = rules.previousTransition(Instant.ofEpochMilli(t + 1));
    while (change != null && t - change.getInstant().toEpochMilli() < LONGEST_REPEAT) {
      long lastBefore = change.getInstant().toEpochMilli() - 1;
      LocalDateTime shown = localBy(change.getOffsetBefore(), lastBefore);
      latest = shown.isAfter(latest) ? shown : latest;
      change = rules.previousTransition(change.getInstant());
    }
    return latest;
  }

  private static LocalDateTime localBy(ZoneOffset offset, long t) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(t, 1000L), Math.floorMod(t, 1000) * 1_000_000, offset);
  }

  // ---- sums that stay in range ----

  /** {@code t + millis}, at the ends of time where a long cannot hold it. */
  public static long plus(long t, long millis) {
    if (t == Entry.ALWAYS || t == NEVER) {
      return t;
    }
    long sum = t + millis;
    boolean overflows = ((t ^ sum) & (millis ^ sum)) < 0;
    return overflows ? (t < 0 ? Entry.ALWAYS : NEVER) : sum;
  }

  /** {@code t − millis}, at the ends of time where a long cannot hold it. */
  public static long minus(long t, long millis) {
    return plus(t, -millis);
  }

  private static long exactMillis(Span span) {
    long unit = span.unit().inMillis();
    return span.count() > Long.MAX_VALUE / unit ? Long.MAX_VALUE : span.count() * unit;
  }

  private static long boundedMonths(Span span) {
    long perUnit = span.unit() == Span.Unit.YEAR ? 12 : 1;
    return Math.min(span.count(), MOST_MONTHS) * perUnit;
  }
}
