package io.strate.rule.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Instants as people write them. A day without a time is its first instant, a time without a zone
 * is local time of the calendar.
 */
public final class DateText {

  /** 2026-01-31, 2026-01-31T10:00Z, 2026-01-31 10:00:00.123+0200, 31/12/2026 08:00. */
  private static final List<DateTimeFormatter> KNOWN =
      List.of(withTime("uuuu-MM-dd"), withTime("dd/MM/uuuu"));

  private static final ConcurrentHashMap<String, DateTimeFormatter> PATTERNS =
      new ConcurrentHashMap<>();

  private DateText() {}

  /** A text in one of the usual forms. */
  public static OptionalLong read(String text, Calendar calendar) {
    for (DateTimeFormatter form : KNOWN) {
      OptionalLong read = read(text.strip(), form, calendar);
      if (read.isPresent()) {
        return read;
      }
    }
    return OptionalLong.empty();
  }

  /** A text in a form of java.time.format; empty also where the pattern is none. */
  public static OptionalLong read(String text, String pattern, Calendar calendar) {
    try {
      DateTimeFormatter form =
          PATTERNS.computeIfAbsent(
              pattern,
              _ ->
                  new DateTimeFormatterBuilder()
                      .parseCaseInsensitive()
                      .appendPattern(pattern)
                      .toFormatter(Locale.ROOT));
      return read(text.strip(), form, calendar);
    } catch (IllegalArgumentException _) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong read(String text, DateTimeFormatter form, Calendar calendar) {
    try {
      return OptionalLong.of(instant(form.parse(text), calendar));
    } catch (DateTimeException | ArithmeticException _) {
      return OptionalLong.empty();
    }
  }

  private static long instant(TemporalAccessor parsed, Calendar calendar) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Math.addExact(
          Math.multiplyExact(parsed.getLong(ChronoField.INSTANT_SECONDS), 1000),
          parsed.getLong(ChronoField.MILLI_OF_SECOND));
    }
    LocalDate day = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (time == null) {
      return calendar.startOf(day);
    }
    LocalDateTime local = day.atTime(time);
    ZoneId zone = parsed.query(TemporalQueries.zone());
    return zone == null
        ? calendar.instantOf(local)
        : OffsetDateTime.of(local, zone.getRules().getOffset(local)).toInstant().toEpochMilli();
  }

  private static DateTimeFormatter withTime(String day) {
    return new DateTimeFormatterBuilder()
        .appendPattern(day + "[['T'][ ]HH:mm[:ss")
        .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
        .optionalEnd()
        .appendPattern("[XXX][XX][X]")
        .optionalEnd()
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
