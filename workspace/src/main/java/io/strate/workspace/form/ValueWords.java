package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import java.util.List;
import java.util.stream.Collectors;

/** Says values as nouns. */
final class ValueWords {

  private final RuleWords rules;
  private final Voice voice;

  ValueWords(RuleWords rules) {
    this.rules = rules;
    this.voice = rules.voice();
  }

  /** How the numbers that a value is compared with are shown. */
  Labels.Label shownAs(Expr value) {
    return switch (value) {
      case Expr.Attribute(String name, var _) -> rules.labels().value(rules.of(), name);
      case Expr.Trait(String name, var _) -> rules.labels().value(rules.of(), name);
      case Expr.OfAccount(Expr inner) -> rules.ofAccount().values().shownAs(inner);
      default -> Labels.Label.plain("");
    };
  }

  /** A value as one side of a comparison with another. */
  String of(Expr value, Labels.Label shownAs) {
    return value instanceof Expr.Literal(Value.Num(double number))
        ? voice.number(number, shownAs)
        : of(value);
  }

  String of(Expr value) {
    return switch (value) {
      case Expr.Literal(Value literal) -> literal(literal);
      case Expr.Now _ -> voice.say("now", "maintenant");
      case Expr.Attribute(String name, var _) -> named(name);
      case Expr.Trait(String name, var _) -> named(name);
      case Expr.OfAccount(Expr inner) ->
          rules.ofAccount().values().of(inner) + voice.say(" of the account", " de l'entreprise");
      case Expr.Property(List<String> path, var _) -> rules.property(path);
      case Expr.Arithmetic arithmetic -> arithmetic(arithmetic);
      case Expr.Negation(Expr inner) -> "−" + inner(inner);
      case Expr.Shift(Expr instant, boolean back, var span) ->
          inner(instant) + (back ? voice.say(" minus ", " moins ") : " plus ") + voice.span(span);
      case Expr.Call(var function, List<Expr> arguments, var _) -> call(function, arguments);
      case Expr.CalendarField(var field, Expr instant) -> field(field) + voice.of(inner(instant));
      case Expr.Elapsed(var unit, var direction, Expr instant) ->
          voice.say("the number of ", "le nombre de ")
              + voice.units(unit)
              + switch (direction) {
                case SINCE -> voice.say(" since ", " depuis ");
                case UNTIL -> voice.say(" until ", " avant ");
              }
              + since(instant);
      case Expr.TimeOf(boolean last, Selection events) ->
          voice.say("the time of ", "la date du ") + rules.event(last, events);
      case Expr.Aggregate(var aggregation, Selection events, List<String> path, var _) ->
          aggregate(aggregation, events, path);
      case Expr.CountContacts(Expr condition) ->
          voice.say("the number of contacts of which ", "le nombre de contacts dont ")
              + "("
              + rules.as(Entity.CONTACT).sentence(condition)
              + ")";
      case Expr.Condition condition -> "(" + rules.sentence(condition) + ")";
    };
  }

  private String since(Expr instant) {
    return instant instanceof Expr.TimeOf(boolean last, Selection events)
        ? voice.say("", "le ") + rules.event(last, events)
        : of(instant);
  }

  /** A value within another. */
  private String inner(Expr value) {
    return value instanceof Expr.Arithmetic ? "(" + of(value) + ")" : of(value);
  }

  private String named(String name) {
    return voice.quoted(rules.labels().value(rules.of(), name).text());
  }

  private String literal(Value literal) {
    return switch (literal) {
      case Value.Num(double number) -> voice.number(number);
      case Value.Text(String text) -> voice.quoted(text);
      case Value.Bool(boolean truth) ->
          truth ? voice.say("true", "vrai") : voice.say("false", "faux");
      case Value.Instant(long millis) -> voice.say("", "le ") + voice.date(millis);
      case Value.ListOf _, Value.RecordOf _, Value.Absence _ ->
          throw new IllegalArgumentException("not a literal: " + literal);
    };
  }

  private String arithmetic(Expr.Arithmetic arithmetic) {
    String sign =
        switch (arithmetic.operator()) {
          case PLUS -> " + ";
          case MINUS -> " − ";
          case TIMES -> " × ";
          case DIVIDED_BY -> " ÷ ";
        };
    return inner(arithmetic.left()) + sign + inner(arithmetic.right());
  }

  private String field(Expr.CalendarField.Field field) {
    return switch (field) {
      case HOUR -> voice.say("the hour ", "l'heure ");
      case WEEKDAY ->
          voice.say("the day of the week (1 is Monday) ", "le jour de la semaine (1 pour lundi) ");
      case MONTH -> voice.say("the month ", "le mois ");
      case YEAR -> voice.say("the year ", "l'année ");
    };
  }

  private String aggregate(Expr.Aggregation aggregation, Selection events, List<String> path) {
    String of = path.isEmpty() ? "" : rules.about(events).property(path);
    String noun =
        switch (aggregation) {
          case COUNT -> voice.say("the number of ", "le nombre de ");
          case SUM -> voice.say("the sum of ", "la somme de ");
          case AVG -> voice.say("the average of ", "la moyenne de ");
          case MIN -> voice.say("the least value of ", "la plus petite valeur de ");
          case MAX -> voice.say("the greatest value of ", "la plus grande valeur de ");
          case FIRST -> voice.say("the first value of ", "la première valeur de ");
          case LAST -> voice.say("the last value of ", "la dernière valeur de ");
          case DISTINCT ->
              voice.say(
                  "the number of different values of ", "le nombre de valeurs différentes de ");
          case MOST_FREQUENT ->
              voice.say("the most frequent value of ", "la valeur la plus fréquente de ");
        };
    String what = path.isEmpty() ? "" : of + voice.say(" of ", " de ");
    return noun + what + rules.events(events);
  }

  private String call(Expr.Function function, List<Expr> arguments) {
    List<String> all = arguments.stream().map(this::of).toList();
    String first = all.getFirst();
    return switch (function) {
      case NUMBER -> first + voice.say(" as a number", " en nombre");
      case TEXT -> first + voice.say(" as text", " en texte");
      case DATE -> first + voice.say(" read as a date", " lu comme une date");
      case COALESCE ->
          voice.say("the first known of ", "la première valeur connue parmi ") + voice.and(all);
      case LOWER -> first + voice.say(" in lower case", " en minuscules");
      case UPPER -> first + voice.say(" in upper case", " en majuscules");
      case TRIM -> first + voice.say(" without spaces around", " sans espaces autour");
      case CONCAT ->
          all.stream().collect(Collectors.joining(voice.say(" followed by ", " suivi de ")));
      case SPLIT ->
          voice.say("the parts ", "les parties ")
              + voice.of(first)
              + voice.say(" between ", " entre les ")
              + all.getLast();
      case LENGTH -> voice.say("the length ", "la longueur ") + voice.of(first);
      case ABS -> voice.say("the absolute value ", "la valeur absolue ") + voice.of(first);
      case ROUND -> rounded(first, all);
      case LEAST -> voice.say("the least of ", "la plus petite valeur parmi ") + voice.and(all);
      case GREATEST ->
          voice.say("the greatest of ", "la plus grande valeur parmi ") + voice.and(all);
    };
  }

  private String rounded(String value, List<String> all) {
    String rounded = voice.say("the rounded value ", "la valeur arrondie ") + voice.of(value);
    return all.size() == 1
        ? rounded
        : rounded + voice.say(" (decimals: ", " (décimales : ") + all.getLast() + ")";
  }
}
