package io.strate.rule.text;

import io.strate.rule.Window;
import io.strate.rule.time.Calendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Writes instants and windows. */
final class Moment {

  private final Phrases phrases;
  private final Calendar calendar;

  Moment(Phrases phrases, ZoneId zone) {
    this.phrases = phrases;
    this.calendar = Calendar.of(zone);
  }

  /** A date where it is the start of a day in the zone, else an instant of UTC. */
  String instant(long millis) {
    Instant instant = Instant.ofEpochMilli(millis);
    LocalDate day = LocalDate.ofInstant(instant, calendar.zone());
    boolean fourDigits = day.getYear() >= 0 && day.getYear() <= 9999;
    return fourDigits && calendar.instantOf(day.atStartOfDay()) == millis
        ? day.toString()
        : instant.toString();
  }

  /** A window behind an event or an instant; empty for all time. */
  String window(Window window) {
    return switch (window) {
      case Window.Ever _ -> "";
      case Window.Within(var span) -> phrases.within(span);
      case Window.WithinCalendarDays(int days) -> phrases.calendarDays(days);
      case Window.Ago(var from, var to) -> phrases.ago(from, to);
      case Window.Since(long start) -> phrases.say("since ", "depuis le ") + instant(start);
      case Window.Before(long end) -> phrases.say("before ", "avant le ") + instant(end);
      case Window.Range(long start, long end) ->
          phrases.say("between ", "entre le ")
              + instant(start)
              + phrases.say(" and ", " et le ")
              + instant(end);
    };
  }
}
