package io.strate.workspace.form;

import io.strate.rule.Span;
import io.strate.rule.Window;
import io.strate.workspace.definition.Localized;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How one language says numbers, dates, lengths of time and lists. */
final class Voice {

  private final boolean isFrench;
  private final ZoneId zone;

  Voice(Localized.Locale locale, ZoneId zone) {
    this.isFrench = locale == Localized.Locale.FR;
    this.zone = zone;
  }

  boolean isFrench() {
    return isFrench;
  }

  String say(String english, String french) {
    return isFrench ? french : english;
  }

  /** A name as a name. */
  String quoted(String text) {
    return isFrench ? "« " + text + " »" : "“" + text + "”";
  }

  /** Of a noun: {@code du nombre}, {@code de la somme}. */
  String of(String noun) {
    if (!isFrench) {
      return "of " + noun;
    }
    return noun.startsWith("le ") ? "du " + noun.substring(3) : "de " + noun;
  }

  private Locale locale() {
    return isFrench ? Locale.FRENCH : Locale.ENGLISH;
  }

  // ---- numbers ----

  String number(double number) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMaximumFractionDigits(6);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return Math.abs(number) >= 1e15 || number != 0 && Math.abs(number) < 1e-6
        ? Double.toString(number)
        : format.format(BigDecimal.valueOf(number)).replace("-", "−");
  }

  /** A number as its label shows it. */
  String number(double number, Labels.Label as) {
    if (as.isShare()) {
      double hundredfold =
          BigDecimal.valueOf(number).movePointRight(2).stripTrailingZeros().doubleValue();
      return number(hundredfold) + say("%", " %");
    }
    return number(number) + (as.unit().isEmpty() ? "" : " " + as.unit());
  }

  // ---- dates ----

  /** A date, with its time unless it is the start of a day. */
  String date(long millis) {
    ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(zone);
    String day = day(at.toLocalDate());
    return isMidnight(at)
        ? day
        : day
            + say(" at ", " à ")
            + DateTimeFormatter.ofPattern(at.getSecond() == 0 ? "HH:mm" : "HH:mm:ss").format(at);
  }

  private static boolean isMidnight(ZonedDateTime at) {
    return at.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private String day(LocalDate day) {
    String text = DateTimeFormatter.ofPattern("d MMMM uuuu", locale()).format(day);
    return isFrench && day.getDayOfMonth() == 1 ? "1er" + text.substring(1) : text;
  }

  // ---- lengths of time ----

  String span(Span span) {
    return number(span.count()) + " " + unit(span);
  }

  private String unit(Span span) {
    return span.count() < 2 ? unit(span.unit()) : units(span.unit());
  }

  /** A unit of which there are several. */
  String units(Span.Unit unit) {
    return unit == Span.Unit.MONTH && isFrench ? "mois" : unit(unit) + "s";
  }

  String unit(Span.Unit unit) {
    return switch (unit) {
      case MILLISECOND -> say("millisecond", "milliseconde");
      case SECOND -> say("second", "seconde");
      case MINUTE -> "minute";
      case HOUR -> say("hour", "heure");
      case DAY -> say("day", "jour");
      case WEEK -> say("week", "semaine");
      case MONTH -> say("month", "mois");
      case YEAR -> say("year", "an");
    };
  }

  /** {@code dans les 7 derniers jours}, {@code dans la prochaine heure}. */
  private String near(Span span, String english, String masculine, String feminine) {
    long count = span.count();
    if (!isFrench) {
      return "in the " + english + " " + (count == 1 ? unit(span.unit()) : span(span));
    }
    boolean isFeminine =
        switch (span.unit()) {
          case MILLISECOND, SECOND, MINUTE, HOUR, WEEK, YEAR -> true;
          case DAY, MONTH -> false;
        };
    String adjective = isFeminine ? feminine : masculine;
    String year = span.unit() == Span.Unit.YEAR ? "année" : unit(span.unit());
    if (count < 2) {
      return "dans " + (isFeminine ? "la " : "le ") + adjective + " " + year;
    }
    String years = year.endsWith("s") ? year : year + "s";
    return "dans les " + number(count) + " " + adjective + "s " + years;
  }

  String last(Span span) {
    return near(span, "last", "dernier", "dernière");
  }

  String next(Span span) {
    return near(span, "next", "prochain", "prochaine");
  }

  /** {@code 30 à 60 jours}, the shorter first. */
  String between(Span longer, Span shorter) {
    String first = longer.unit() == shorter.unit() ? number(shorter.count()) : span(shorter);
    return say("between ", "entre ") + first + say(" and ", " et ") + span(longer);
  }

  /** When events were; empty for all time. */
  String window(Window window) {
    return switch (window) {
      case Window.Ever _ -> "";
      case Window.Within(Span span) -> last(span);
      case Window.WithinCalendarDays(int days) -> calendarDays(days);
      case Window.Ago(Span from, Span to) ->
          say("", "il y a ") + between(from, to) + say(" ago", "");
      case Window.Since(long start) -> say("since ", "depuis le ") + date(start);
      case Window.Before(long end) -> say("before ", "avant le ") + date(end);
      case Window.Range(long start, long end) -> range(start, end);
    };
  }

  String calendarDays(int days) {
    return days == 1
        ? say("today", "aujourd'hui")
        : say(
            "in the last " + days + " calendar days",
            "dans les " + days + " derniers jours calendaires");
  }

  /** Whole days are said from the first to the last, which counts. */
  String range(long start, long end) {
    ZonedDateTime from = Instant.ofEpochMilli(start).atZone(zone);
    ZonedDateTime to = Instant.ofEpochMilli(end).atZone(zone);
    return isMidnight(from) && isMidnight(to)
        ? say("from ", "du ")
            + day(from.toLocalDate())
            + say(" to ", " au ")
            + day(to.toLocalDate().minusDays(1))
        : say("from ", "du ") + date(start) + say(" until before ", " jusqu'avant le ") + date(end);
  }

  // ---- lists ----

  String and(List<String> parts) {
    return joined(parts, say(" and ", " et "));
  }

  String or(List<String> parts) {
    return joined(parts, say(" or ", " ou "));
  }

  private static String joined(List<String> parts, String last) {
    int most = parts.size() - 1;
    return most <= 0
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, most)) + last + parts.getLast();
  }
}
