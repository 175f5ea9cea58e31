package io.strate.rule.text;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes expressions in the rule language, in English or French, so that reading them gives the
 * same expression again: {@code parse(print(e)) = e} for every e that the parser makes.
 */
public final class RulePrinter {

  /** The language of the keywords. */
  public enum Language {
    ENGLISH,
    FRENCH
  }

  private final Phrases phrases;
  private final Moment moment;

  private RulePrinter(Language language, ZoneId zone) {
    this.phrases = new Phrases(language);
    this.moment = new Moment(phrases, Objects.requireNonNull(zone, "zone"));
  }

  /** The text of an expression; dates are those of a zone. */
  public static String print(Expr expr, Language language, ZoneId zone) {
    return new RulePrinter(language, zone).at(Tightness.OR, expr);
  }

  /** The text of events chosen, as in {@code each:}. */
  public static String print(Selection events, Language language, ZoneId zone) {
    return new RulePrinter(language, zone).inside(events, List.of());
  }

  /** The text of a window, as it stands behind an event; empty for all time. */
  public static String print(Window window, Language language, ZoneId zone) {
    return new RulePrinter(language, zone).moment.window(window);
  }

  /** The text of a length of time. */
  public static String print(Span span, Language language) {
    return new Phrases(language).span(span);
  }

  // ---- by how tightly they bind ----

  private String at(int place, Expr expr) {
    String text = text(expr);
    return Tightness.of(expr) < place ? "(" + text + ")" : text;
  }

  private String text(Expr expr) {
    return switch (expr) {
      case Expr.Condition condition -> condition(condition);
      case Expr.Literal(Value value) -> literal(value);
      case Expr.Now _ -> phrases.say("now", "maintenant");
      case Expr.Attribute(String name, var _) -> Words.name(name);
      case Expr.Trait(String name, var _) -> Words.name(name);
      case Expr.OfAccount(Expr value) -> phrases.say("account.", "entreprise.") + text(value);
      case Expr.Property(List<String> path, var _) -> Words.path(path);
      case Expr.Arithmetic(var operator, Expr left, Expr right) -> {
        int place =
            operator == Expr.Arithmetic.Operator.PLUS || operator == Expr.Arithmetic.Operator.MINUS
                ? Tightness.SUM
                : Tightness.PRODUCT;
        yield leftOf(place, left) + " " + operator.symbol() + " " + at(place + 1, right);
      }
      case Expr.Negation(Expr value) ->
          "-"
              + (value instanceof Expr.Literal
                  ? "(" + text(value) + ")"
                  : at(Tightness.FACTOR, value));
      case Expr.Shift(Expr instant, boolean back, Span span) ->
          leftOf(Tightness.SUM, instant) + (back ? " - " : " + ") + phrases.span(span);
      case Expr.Call(var function, List<Expr> arguments, var _) ->
          function.name().toLowerCase(Locale.ROOT)
              + arguments.stream()
                  .map(a -> at(Tightness.OR, a))
                  .collect(Collectors.joining(", ", "(", ")"));
      case Expr.CalendarField(var field, Expr instant) ->
          phrases.field(field) + " " + at(Tightness.PRIMARY, instant);
      case Expr.Elapsed(var unit, var direction, Expr.TimeOf(boolean last, Selection events)) ->
          phrases.elapsed(unit, direction) + " " + phrases.end(last) + " " + outside(events);
      case Expr.Elapsed(var unit, var direction, Expr instant) ->
          phrases.elapsed(unit, direction) + " " + at(Tightness.PRIMARY, instant);
      case Expr.TimeOf(boolean last, Selection events) ->
          phrases.timeOf(last) + " " + outside(events);
      case Expr.Aggregate(var aggregation, Selection events, List<String> path, var _) ->
          phrases.aggregation(aggregation) + "(" + inside(events, path) + ")";
      case Expr.CountContacts(Expr condition) -> "contacts(" + at(Tightness.OR, condition) + ")";
    };
  }

  /** A window behind an event would take what follows for its own, so that one within is closed. */
  private String leftOf(int place, Expr left) {
    return Tightness.endsInEvents(left) ? "(" + text(left) + ")" : at(place, left);
  }

  // ---- conditions ----

  private String condition(Expr.Condition condition) {
    return switch (condition) {
      case Expr.And(List<Expr> terms) ->
          joined(terms, Tightness.AND + 1, phrases.say(" and ", " et "));
      case Expr.Or(List<Expr> terms) ->
          joined(terms, Tightness.OR + 1, phrases.say(" or ", " ou "));
      case Expr.Not not -> not(not);
      case Expr.Comparison(var operator, Expr left, Expr right) ->
          compared(left, operator.symbol(), right);
      case Expr.Between between -> between(between);
      case Expr.OneOf(Expr value, List<Expr.Literal> choices) ->
          at(Tightness.SUM, value) + phrases.say(" in ", " parmi ") + choices(choices);
      case Expr.TextTest(var kind, Expr text, Expr part) ->
          at(Tightness.SUM, text) + " " + phrases.test(kind) + " " + at(Tightness.SUM, part);
      case Expr.ListContains(Expr list, Expr element) ->
          at(Tightness.SUM, list)
              + phrases.say(" contains ", " contient ")
              + at(Tightness.SUM, element);
      case Expr.Matches(Expr text, String pattern) ->
          at(Tightness.SUM, text)
              + phrases.say(" matches ", " correspond à ")
              + Words.quoted(pattern);
      case Expr.Known(Expr value) ->
          at(Tightness.SUM, value) + phrases.say(" is known", " est connu");
      case Expr.InWindow(Expr instant, var window) -> closed(instant) + " " + moment.window(window);
      case Expr.InTheNext(Expr instant, Span span) -> closed(instant) + " " + phrases.next(span);
      case Expr.InSegment(String segment) ->
          phrases.say("in segment ", "dans le segment ") + Words.quoted(segment);
      case Expr.Did(Selection events) -> phrases.say("did ", "a fait ") + outside(events);
      case Expr.Sequence sequence -> sequence(sequence);
      case Expr.ButNot butNot -> butNot(butNot);
      case Expr.SomeContact(boolean every, Expr of) ->
          phrases.contacts(every) + " (" + at(Tightness.OR, of) + ")";
      case Expr.Reachable(String channel, String purpose) ->
          phrases.reachable(Words.channel(channel, phrases.isFrench()), Words.quoted(purpose));
    };
  }

  /** {@code E within 30 days} after an event would be the event's window: parentheses. */
  private String closed(Expr instant) {
    return Tightness.endsInEvents(instant) ? "(" + text(instant) + ")" : at(Tightness.SUM, instant);
  }

  private String compared(Expr left, String operator, Expr right) {
    return at(Tightness.SUM, left) + " " + operator + " " + at(Tightness.SUM, right);
  }

  private String joined(List<Expr> terms, int place, String word) {
    return terms.stream().map(term -> at(place, term)).collect(Collectors.joining(word));
  }

  private String not(Expr.Not not) {
    return switch (not.term()) {
      case Expr.Comparison(var operator, Expr left, Expr right)
          when operator == Expr.Comparison.Operator.EQUAL ->
          compared(left, "!=", right);
      case Expr.OneOf(Expr value, List<Expr.Literal> choices) ->
          at(Tightness.SUM, value) + phrases.say(" not in ", " pas parmi ") + choices(choices);
      case Expr.Known(Expr value) ->
          at(Tightness.SUM, value) + phrases.say(" is unknown", " est inconnu");
      case Expr.Did(Selection events) -> phrases.say("no ", "aucun ") + outside(events);
      default -> phrases.say("not ", "non ") + at(Tightness.NOT, not.term());
    };
  }

  private String between(Expr.Between between) {
    return at(Tightness.SUM, between.value())
        + phrases.say(" between ", " entre ")
        + at(Tightness.SUM, between.low())
        + phrases.say(" and ", " et ")
        + at(Tightness.SUM, between.high());
  }

  private String choices(List<Expr.Literal> choices) {
    return choices.stream().map(this::text).collect(Collectors.joining(", ", "(", ")"));
  }

  // ---- events ----

  private String sequence(Expr.Sequence sequence) {
    List<String> steps = sequence.steps().stream().map(this::outside).toList();
    return phrases.say("did ", "a fait ")
        + String.join(phrases.say(" then ", " puis "), steps)
        + sequence.within().map(span -> " " + phrases.withinSpan(span)).orElse("")
        + same(sequence.sameProperty());
  }

  private String butNot(Expr.ButNot butNot) {
    return phrases.say("did ", "a fait ")
        + outside(butNot.did())
        + phrases.say(" but not ", " mais pas ")
        + outside(butNot.not())
        + " "
        + phrases.withinSpan(butNot.within())
        + same(butNot.sameProperty());
  }

  private String same(List<String> path) {
    return path.isEmpty() ? "" : phrases.say(" for the same ", " pour le même ") + Words.path(path);
  }

  private String outside(Selection events) {
    return Words.name(events.event())
        + including(events)
        + events
            .where()
            .map(where -> phrases.where() + "(" + at(Tightness.OR, where) + ")")
            .orElse("")
        + window(events);
  }

  private String inside(Selection events, List<String> path) {
    String dotted = path.isEmpty() ? "" : "." + Words.path(path);
    return Words.name(events.event())
        + dotted
        + including(events)
        + events
            .where()
            .map(
                where ->
                    phrases.where()
                        + (Tightness.isPlain(where)
                            ? at(Tightness.OR, where)
                            : "(" + at(Tightness.OR, where) + ")"))
            .orElse("")
        + window(events);
  }

  private String including(Selection events) {
    return events.includingMachines()
        ? phrases.say(" including machines", " y compris les machines")
        : "";
  }

  private String window(Selection events) {
    String window = moment.window(events.window());
    return window.isEmpty() ? "" : " " + window;
  }

  // ---- literals ----

  private String literal(Value value) {
    return switch (value) {
      case Value.Num(double number) -> Words.number(number);
      case Value.Text(String text) -> Words.quoted(text);
      case Value.Bool(boolean truth) ->
          truth ? phrases.say("true", "vrai") : phrases.say("false", "faux");
      case Value.Instant(long millis) -> moment.instant(millis);
      case Value.ListOf _, Value.RecordOf _, Value.Absence _ ->
          throw new IllegalArgumentException("not a literal: " + value);
    };
  }
}
