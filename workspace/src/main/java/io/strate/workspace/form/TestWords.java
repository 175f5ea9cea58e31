package io.strate.workspace.form;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.Window;
import java.util.List;
import java.util.Optional;

/** Says comparisons and tests of values. */
final class TestWords {

  private final RuleWords rules;
  private final Voice voice;

  TestWords(RuleWords rules) {
    this.rules = rules;
    this.voice = rules.voice();
  }

  private ValueWords values() {
    return rules.values();
  }

  String isTrue(boolean not, Expr value) {
    return values().of(value)
        + (not
            ? voice.say(" is not true", " ne vaut pas vrai")
            : voice.say(" is true", " vaut vrai"));
  }

  // ---- comparisons ----

  String of(boolean not, Expr.Comparison comparison) {
    Optional<String> special = not ? Optional.empty() : special(comparison);
    return special.orElseGet(() -> plain(not, comparison));
  }

  private Optional<String> special(Expr.Comparison comparison) {
    if (!(comparison.right() instanceof Expr.Literal(Value.Num(double number)))) {
      return Optional.empty();
    }
    return switch (comparison.left()) {
      case Expr.Aggregate(var aggregation, Selection events, var _, var _)
          when aggregation == Expr.Aggregation.COUNT ->
          times(comparison.operator(), number, events);
      case Expr.CountContacts(Expr condition) ->
          Optional.of(
              quantity(comparison.operator(), voice.say("fewer than", "moins de"), number(number))
                  + voice.say(" of its contacts satisfy: (", " de ses contacts vérifient : (")
                  + rules.as(Entity.CONTACT).sentence(condition)
                  + ")");
      case Expr.Elapsed elapsed -> Optional.of(elapsed(comparison.operator(), number, elapsed));
      default -> Optional.empty();
    };
  }

  /** How often events were. */
  private Optional<String> times(Operator operator, double number, Selection events) {
    if (number != Math.rint(number) || number < 0) {
      return Optional.empty();
    }
    boolean isNever =
        switch (operator) {
          case EQUAL, AT_MOST -> number == 0;
          case LESS -> number == 1;
          case GREATER, AT_LEAST -> false;
        };
    if (isNever) {
      return Optional.of(rules.never(events));
    }
    return Optional.of(rules.done(events, often(operator, number)));
  }

  private String often(Operator operator, double number) {
    if (operator == Operator.GREATER && number == 1) {
      return voice.say("more than once", "plus d'une fois");
    }
    boolean isEver = operator == Operator.GREATER && number == 0;
    String times =
        isEver || number == 1
            ? voice.say(" once", " une fois")
            : number(number) + voice.say(" times", " fois");
    return quantity(
        isEver ? Operator.AT_LEAST : operator, voice.say("fewer than", "moins de"), times);
  }

  private String number(double number) {
    return " " + voice.number(number);
  }

  private String quantity(Operator operator, String less, String counted) {
    String word =
        switch (operator) {
          case EQUAL -> voice.say("exactly", "exactement");
          case LESS -> less;
          case AT_MOST -> voice.say("at most", "au plus");
          case GREATER -> voice.say("more than", "plus de");
          case AT_LEAST -> voice.say("at least", "au moins");
        };
    return word + counted;
  }

  /** How long ago something was, or how soon it comes. */
  private String elapsed(Operator operator, double number, Expr.Elapsed elapsed) {
    String unit =
        Math.abs(number) < (voice.isFrench() ? 2 : 1.000_001) && number != 0
            ? voice.unit(elapsed.unit())
            : voice.units(elapsed.unit());
    String length =
        quantity(operator, voice.say("less than", "moins de"), number(number)) + " " + unit;
    String what =
        elapsed.instant() instanceof Expr.TimeOf(boolean last, Selection events)
            ? voice.say("", "le ") + rules.event(last, events)
            : values().of(elapsed.instant());
    return switch (elapsed.direction()) {
      case SINCE -> what + voice.say(" was ", " remonte à ") + length + voice.say(" ago", "");
      case UNTIL -> what + voice.say(" comes in ", " arrive dans ") + length;
    };
  }

  private String plain(boolean not, Expr.Comparison comparison) {
    Expr left = comparison.left();
    Expr right = comparison.right();
    Labels.Label shownAs =
        left instanceof Expr.Literal ? values().shownAs(right) : values().shownAs(left);
    return values().of(left, shownAs)
        + " "
        + verb(not, comparison.operator(), left.type(), right instanceof Expr.Literal)
        + values().of(right, shownAs)
        + (not && comparison.operator() != Operator.EQUAL ? orUnknown() : "");
  }

  private String orUnknown() {
    return voice.say(" (or has no value)", " (ou n'a pas de valeur)");
  }

  private String verb(boolean not, Operator operator, Type type, boolean isLiteral) {
    if (type == Type.TEXT) {
      return textVerb(not, operator);
    }
    boolean isInstant = type == Type.INSTANT;
    String de = isLiteral ? "de " : "que ";
    String is = isInstant ? not ? "n'est pas " : "est " : not ? "ne vaut pas " : "vaut ";
    String than =
        switch (operator) {
          case EQUAL -> "";
          case LESS ->
              isInstant ? voice.say("before ", "avant ") : voice.say("less than ", "moins " + de);
          case AT_MOST ->
              isInstant
                  ? voice.say("at the latest ", "au plus tard ")
                  : voice.say("at most ", "au plus ");
          case GREATER ->
              isInstant ? voice.say("after ", "après ") : voice.say("more than ", "plus " + de);
          case AT_LEAST ->
              isInstant
                  ? voice.say("at the earliest ", "au plus tôt ")
                  : voice.say("at least ", "au moins ");
        };
    return voice.say(not ? "is not " : "is ", is) + than;
  }

  /** Texts are equal, or one comes before the other. */
  private String textVerb(boolean not, Operator operator) {
    String words =
        switch (operator) {
          case EQUAL -> not ? voice.say("is not", "n'est pas") : voice.say("is", "est");
          case LESS ->
              not
                  ? voice.say("does not come before", "ne précède pas")
                  : voice.say("comes before", "précède");
          case AT_MOST ->
              not
                  ? voice.say("neither is nor comes before", "n'est pas et ne précède pas")
                  : voice.say("is or comes before", "est ou précède");
          case GREATER ->
              not
                  ? voice.say("does not come after", "ne suit pas")
                  : voice.say("comes after", "suit");
          case AT_LEAST ->
              not
                  ? voice.say("neither is nor comes after", "n'est pas et ne suit pas")
                  : voice.say("is or comes after", "est ou suit");
        };
    return words + " ";
  }

  String of(boolean not, Expr.Between between) {
    Labels.Label shownAs = values().shownAs(between.value());
    return values().of(between.value())
        + (not
            ? voice.say(" is not between ", " ne se situe pas entre ")
            : voice.say(" is between ", " se situe entre "))
        + values().of(between.low(), shownAs)
        + voice.say(" and ", " et ")
        + values().of(between.high(), shownAs)
        + (not ? orUnknown() : "");
  }

  String of(boolean not, Expr.OneOf oneOf) {
    Labels.Label shownAs = values().shownAs(oneOf.value());
    List<String> choices =
        oneOf.choices().stream().map(choice -> values().of(choice, shownAs)).toList();
    String is = verb(false, Operator.EQUAL, oneOf.value().type(), true);
    String value = values().of(oneOf.value()) + " ";
    if (!not) {
      return value + is + voice.or(choices);
    }
    if (choices.size() == 1) {
      return value + verb(true, Operator.EQUAL, oneOf.value().type(), true) + choices.getFirst();
    }
    return value
        + voice.say(
            "is none of " + voice.and(choices), "n'est ni " + String.join(", ni ", choices));
  }

  // ---- texts and lists ----

  String of(boolean not, Expr.TextTest test) {
    String words =
        switch (test.kind()) {
          case CONTAINS -> containing(not);
          case STARTS_WITH ->
              not
                  ? voice.say(" does not start with ", " ne commence pas par ")
                  : voice.say(" starts with ", " commence par ");
          case ENDS_WITH ->
              not
                  ? voice.say(" does not end with ", " ne finit pas par ")
                  : voice.say(" ends with ", " finit par ");
        };
    return values().of(test.text()) + words + values().of(test.part());
  }

  private String containing(boolean not) {
    return not
        ? voice.say(" does not contain ", " ne contient pas ")
        : voice.say(" contains ", " contient ");
  }

  String contains(boolean not, Expr list, Expr element) {
    return values().of(list) + containing(not) + values().of(element);
  }

  String of(boolean not, Expr.Matches matches) {
    return values().of(matches.text())
        + (not
            ? voice.say(" does not match the pattern ", " ne correspond pas au motif ")
            : voice.say(" matches the pattern ", " correspond au motif "))
        + voice.quoted(matches.pattern());
  }

  // ---- dates ----

  String falls(boolean not) {
    return not ? voice.say(" is not ", " ne tombe pas ") : voice.say(" is ", " tombe ");
  }

  String inWindow(boolean not, Expr instant, Window window) {
    String when =
        switch (window) {
          case Window.Ever _ -> voice.say("at any time", "à une date quelconque");
          case Window.Within(var span) -> voice.last(span);
          case Window.WithinCalendarDays(int days) -> voice.calendarDays(days);
          case Window.Ago(var from, var to) ->
              voice.say("", "il y a ") + voice.between(from, to) + voice.say(" ago", "");
          case Window.Since(long start) ->
              voice.say("on or after ", "à partir du ") + voice.date(start);
          case Window.Before(long end) -> voice.say("before ", "avant le ") + voice.date(end);
          case Window.Range(long start, long end) ->
              voice.isFrench()
                  ? voice.range(start, end).replaceFirst("^du ", "dans la période du ")
                  : "in the time " + voice.range(start, end);
        };
    return values().of(instant) + falls(not) + when;
  }
}
