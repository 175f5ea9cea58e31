package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which texts are instants without a format being told: ISO 8601 dates, and dates with a time after
 * a {@code T} or a blank, with or without seconds, fraction and zone ({@code Z}, {@code +02:00},
 * {@code +0200}, {@code +02}). Fractions below the millisecond are cut off. A cursor over one text
 * at a time.
 */
final class InstantText {

  /** What {@link #parse} answers for texts that are no instants. */
  static final long NONE = Long.MIN_VALUE;

  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  /** No instant is written longer than this. */
  private static final int LONGEST = 64;

  private final WallClock clock;
  private @Nullable MemorySegment scratch;
  private long at;
  private long end;

  /** {@code clock} knows the zone of texts that name none. */
  InstantText(WallClock clock) {
    this.clock = clock;
  }

  /** The instant that a text writes, or {@link #NONE}. */
  long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      return NONE;
    }
    MemorySegment.copy(bytes, 0, scratch(), JAVA_BYTE, 0, bytes.length);
    return parse(scratch().address(), bytes.length);
  }

  private MemorySegment scratch() {
    MemorySegment space = scratch;
    if (space == null) {
      space = Arena.ofAuto().allocate(LONGEST);
      scratch = space;
    }
    return space;
  }

  /** The instant in milliseconds since 1970 that these bytes write, or {@link #NONE}. */
  long parse(long start, int length) {
    at = start;
    end = start + length;
    while (at < end && peek() == ' ') {
      at++;
    }
    while (at < end && Cells.MEMORY.get(JAVA_BYTE, end - 1) == ' ') {
      end--;
    }
    long day = date();
    if (day == NONE) {
      return NONE;
    }
    return at == end ? clock.toInstant(day) : timeOf(day);
  }

  private long date() {
    int year = digits(4);
    if (year < 0 || !skip('-')) {
      return NONE;
    }
    int month = digits(2);
    if (month < 1 || month > 12 || !skip('-')) {
      return NONE;
    }
    int day = digits(2);
    return day < 1 || day > daysIn(year, month) ? NONE : epochDay(year, month, day) * DAY;
  }

  private long timeOf(long day) {
    if (!skip('T') && !skip(' ') && !skip('t')) {
      return NONE;
    }
    int hour = digits(2);
    if (hour < 0 || hour > 23 || !skip(':')) {
      return NONE;
    }
    int minute = digits(2);
    if (minute < 0 || minute > 59) {
      return NONE;
    }
    long millis = (hour * 60L + minute) * MINUTE;
    if (skip(':')) {
      long seconds = seconds();
      if (seconds == NONE) {
        return NONE;
      }
      millis += seconds;
    }
    return at == end ? clock.toInstant(day + millis) : zoned(day + millis);
  }

  /** Seconds with their fraction, in milliseconds. */
  private long seconds() {
    int second = digits(2);
    if (second < 0 || second > 59) {
      return NONE;
    }
    int fraction = 0;
    if (skip('.') || skip(',')) {
      int place = 100;
      long first = at;
      for (; at < end && isDigit(peek()); at++, place /= 10) {
        fraction += (peek() - '0') * place;
      }
      if (at == first) {
        return NONE;
      }
    }
    return second * 1000L + fraction;
  }

  private long zoned(long local) {
    skip(' ');
    if (skip('Z') || skip('z')) {
      return at == end ? local : NONE;
    }
    boolean west = skip('-');
    if (!west && !skip('+')) {
      return NONE;
    }
    int hours = digits(2);
    int minutes = 0;
    if (at < end) {
      skip(':');
      minutes = digits(2);
    }
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at != end) {
      return NONE;
    }
    long offset = (hours * 60L + minutes) * MINUTE;
    return west ? local + offset : local - offset;
  }

  private byte peek() {
    return Cells.MEMORY.get(JAVA_BYTE, at);
  }

  private boolean skip(char expected) {
    if (at < end && peek() == expected) {
      at++;
      return true;
    }
    return false;
  }

  /** The value of exactly so many digits, or −1. */
  private int digits(int count) {
    if (end - at < count) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      byte b = peek();
      if (!isDigit(b)) {
        return -1;
      }
      value = value * 10 + b - '0';
    }
    return value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /**
   * Days since 1970-01-01 in the Gregorian calendar, by Hinnant's formula (days_from_civil): years
   * begin in March, so that the leap day is their last.
   */
  private static long epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
