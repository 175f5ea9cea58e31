package io.strate.rule.text;

import io.strate.rule.Expr;
import io.strate.rule.Expr.Aggregation;
import io.strate.rule.Span;
import io.strate.rule.text.RulePrinter.Language;

/** The words of the rule language, in one of its languages. */
final class Phrases {

  private final Language language;

  Phrases(Language language) {
    this.language = language;
  }

  boolean isFrench() {
    return language == Language.FRENCH;
  }

  String say(String english, String french) {
    return isFrench() ? french : english;
  }

  String where() {
    return " where ";
  }

  String aggregation(Aggregation aggregation) {
    return switch (aggregation) {
      case COUNT -> say("count", "nombre");
      case SUM -> say("sum", "somme");
      case AVG -> say("avg", "moyenne");
      case MIN -> "min";
      case MAX -> "max";
      case FIRST -> say("first", "premier");
      case LAST -> say("last", "dernier");
      case DISTINCT -> say("distinct", "distincts");
      case MOST_FREQUENT -> say("most frequent", "le plus fréquent");
    };
  }

  String test(Expr.TextTest.Kind kind) {
    return switch (kind) {
      case CONTAINS -> say("contains", "contient");
      case STARTS_WITH -> say("starts with", "commence par");
      case ENDS_WITH -> say("ends with", "finit par");
    };
  }

  String field(Expr.CalendarField.Field field) {
    return switch (field) {
      case HOUR -> say("hour of", "heure de");
      case WEEKDAY -> say("weekday of", "jour de semaine de");
      case MONTH -> say("month of", "mois de");
      case YEAR -> say("year of", "année de");
    };
  }

  String elapsed(Span.Unit unit, Expr.Elapsed.Direction direction) {
    return units(unit)
        + switch (direction) {
          case SINCE -> say(" since", " depuis");
          case UNTIL -> say(" until", " avant");
        };
  }

  String end(boolean last) {
    return last ? say("last", "le dernier") : say("first", "le premier");
  }

  String timeOf(boolean last) {
    return last ? say("time of last", "date du dernier") : say("time of first", "date du premier");
  }

  String contacts(boolean every) {
    return every
        ? say("every contact", "tous les contacts")
        : say("any contact", "au moins un contact");
  }

  String reachable(String channel, String purpose) {
    return say("reachable by ", "joignable par ") + channel + say(" for ", " pour ") + purpose;
  }

  // ---- lengths of time ----

  String span(Span span) {
    return span.count() + " " + (span.count() == 1 ? unit(span.unit()) : units(span.unit()));
  }

  String units(Span.Unit unit) {
    return unit == Span.Unit.MONTH && isFrench() ? "mois" : unit(unit) + "s";
  }

  private String unit(Span.Unit unit) {
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

  String withinSpan(Span span) {
    return say("within ", "sous ") + span(span);
  }

  String within(Span span) {
    return isFrench() && span.count() != 1
        ? "dans les " + span.count() + " " + lastOf(span.unit()) + " " + units(span.unit())
        : withinSpan(span);
  }

  private static String lastOf(Span.Unit unit) {
    return switch (unit) {
      case MILLISECOND, SECOND, MINUTE, HOUR, WEEK -> "dernières";
      case DAY, MONTH, YEAR -> "derniers";
    };
  }

  String calendarDays(int days) {
    return isFrench()
        ? days == 1 ? "sous 1 jour calendaire" : "dans les " + days + " derniers jours calendaires"
        : "within " + days + " calendar day" + (days == 1 ? "" : "s");
  }

  String next(Span span) {
    if (!isFrench()) {
      return "in the next " + span(span);
    }
    String next = lastOf(span.unit()).equals("derniers") ? "prochain" : "prochaine";
    return span.count() == 1
        ? "dans le prochain " + span(span)
        : "dans les " + span.count() + " " + next + "s " + units(span.unit());
  }

  String ago(Span from, Span to) {
    return say("between ", "il y a entre ")
        + span(from)
        + say(" and ", " et ")
        + span(to)
        + say(" ago", "");
  }
}
