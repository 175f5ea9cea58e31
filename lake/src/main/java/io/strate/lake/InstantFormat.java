package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/**
 * Instants written by a pattern in java.time's letters, such as {@code M/d/yyyy H:mm}. Days that do
 * not exist are refused; month names may be English or French; where the pattern has no time of
 * day, the day's first instant is meant. Remembers the last text, as files are often in order of
 * time.
 */
final class InstantFormat {

  private final String pattern;
  private final List<DateTimeFormatter> formatters;
  private final WallClock clock;
  private final long[] recentHash = new long[RECENT];
  private final long[] recentValue = new long[RECENT];
  private static final int RECENT = 1 << 12;

  InstantFormat(String pattern, WallClock clock) {
    this.pattern = pattern;
    this.clock = clock;
    this.formatters =
        List.of(formatter(pattern, Locale.ENGLISH), formatter(pattern, Locale.FRENCH));
  }

  /** Fails with a sentence if this is no pattern. */
  static void check(String pattern) {
    formatter(pattern, Locale.ENGLISH);
  }

  private static DateTimeFormatter formatter(String pattern, Locale locale) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(properYears(pattern))
          .toFormatter(locale)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "source.time_format",
          Blame.USER,
          "'"
              + pattern
              + "' is no format of times ("
              + e.getMessage()
              + "); expected one like yyyy-MM-dd HH:mm:ss or M/d/yyyy H:mm",
          e);
    }
  }

  /**
   * {@code y} is the year of an era, which a strict reading would want to be told: {@code u} is
   * meant.
   */
  private static String properYears(String pattern) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      quoted ^= c == '\'';
      out.append(!quoted && c == 'y' ? 'u' : c);
    }
    return out.toString();
  }

  String pattern() {
    return pattern;
  }

  /** The instant in milliseconds since 1970, or {@link Batch#UNKNOWN}. */
  long parse(long start, int length) {
    String text = Cells.text(start, length).strip();
    long hash = RowHash.of(text) | 1;
    int slot = (int) (hash >>> 1) & RECENT - 1;
    if (recentHash[slot] != hash) {
      recentValue[slot] = slow(text);
      recentHash[slot] = hash;
    }
    return recentValue[slot];
  }

  private long slow(String text) {
    for (DateTimeFormatter formatter : formatters) {
      try {
        return instant(formatter.parse(text));
      } catch (DateTimeException e) {
        // The next language may know the month.
      }
    }
    return Batch.UNKNOWN;
  }

  private long instant(TemporalAccessor read) {
    if (read.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(read).toEpochMilli();
    }
    LocalTime time = read.query(TemporalQueries.localTime());
    LocalDateTime local =
        java.time.LocalDate.from(read).atTime(time == null ? LocalTime.MIDNIGHT : time);
    ZoneId zone = read.query(TemporalQueries.zone());
    long millis = local.toInstant(ZoneOffset.UTC).toEpochMilli();
    return zone == null ? clock.toInstant(millis) : new WallClock(zone).toInstant(millis);
  }
}
