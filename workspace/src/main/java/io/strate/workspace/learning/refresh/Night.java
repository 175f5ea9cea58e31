package io.strate.workspace.learning.refresh;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Days that end at two in the morning, when few work and yesterday's events have come. */
final class Night {

  private static final LocalTime TWO = LocalTime.of(2, 0);

  private Night() {}

  /** The last instant at which it was two in the morning. */
  static long last(ZoneId zone, long now) {
    return startOf(day(zone, now), zone);
  }

  /** The day that began with it. */
  static LocalDate day(ZoneId zone, long now) {
    LocalDate today = ZonedDateTime.ofInstant(Instant.ofEpochMilli(now), zone).toLocalDate();
    return startOf(today, zone) <= now ? today : today.minusDays(1);
  }

  /** Where clocks leap over two, the first instant after. */
  static long startOf(LocalDate day, ZoneId zone) {
    return day.atTime(TWO).atZone(zone).toInstant().toEpochMilli();
  }
}
