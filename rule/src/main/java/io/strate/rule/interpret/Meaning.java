package io.strate.rule.interpret;

import com.google.re2j.Pattern;
import io.strate.domain.Consent;
import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Expr.Elapsed.Direction;
import io.strate.rule.Selection;
import io.strate.rule.Window;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.time.Calendar;
import io.strate.rule.time.Windows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an expression means for one profile at one instant, and for one event's properties where it
 * stands in a {@code where}.
 */
final class Meaning {

  private final Interpreter interpreter;
  private final Scene scene;
  private final Who who;
  private final Value.RecordOf properties;

  Meaning(Interpreter interpreter, Scene scene, Who who) {
    this(interpreter, scene, who, Value.RecordOf.EMPTY);
  }

  private Meaning(Interpreter interpreter, Scene scene, Who who, Value.RecordOf properties) {
    this.interpreter = interpreter;
    this.scene = scene;
    this.who = who;
    this.properties = properties;
  }

  /** The same profile and instant, seen from an event. */
  Meaning of(Value.RecordOf event) {
    return new Meaning(interpreter, scene, who, event);
  }

  private Meaning of(Who other) {
    return new Meaning(interpreter, scene, other);
  }

  Interpreter interpreter() {
    return interpreter;
  }

  Scene scene() {
    return scene;
  }

  Who who() {
    return who;
  }

  long now() {
    return scene.now();
  }

  Calendar calendar() {
    return scene.calendar(who);
  }

  // ---- values ----

  Value value(Expr expr) {
    return switch (expr) {
      case Expr.Literal(var value) -> value;
      case Expr.Now _ -> Value.instant(now());
      case Expr.Attribute(var name, var type) -> Reading.as(type, scene.attribute(who, name));
      case Expr.Trait(var name, var type) ->
          Reading.as(type, interpreter.definedValue(who, name, now()));
      case Expr.OfAccount(var value) ->
          scene
              .accountJoinedLast(who)
              .map(account -> of(account).value(value))
              .orElse(Value.UNKNOWN);
      case Expr.Property(var path, var type) -> Reading.as(type, properties.at(path));
      case Expr.Arithmetic sum -> arithmetic(sum);
      case Expr.Negation(var value) ->
          value(value) instanceof Value.Num(var x) ? Value.number(-x) : Value.UNKNOWN;
      case Expr.Shift shift -> shifted(shift);
      case Expr.Call(var function, var arguments, var type) ->
          Reading.as(
              type,
              Functions.apply(
                  function,
                  arguments.stream().map(this::value).toList(),
                  interpreter.workspaceCalendar()));
      case Expr.CalendarField(var field, var instant) ->
          value(instant) instanceof Value.Instant(var t)
              ? Value.number(calendar().field(field, t))
              : Value.UNKNOWN;
      case Expr.Elapsed elapsed -> elapsed(elapsed);
      case Expr.Aggregate aggregate -> Aggregates.of(aggregate, happenings(aggregate.events()));
      case Expr.TimeOf(var last, var events) -> timeOf(last, happenings(events));
      case Expr.CountContacts(var condition) -> Value.number(contactsThatHold(condition).count());
      case Expr.Condition condition -> Value.bool(isTrue(condition));
    };
  }

  /** Unknown is not true, so that a condition and its {@code not} are exact complements. */
  boolean holds(Expr condition) {
    return value(condition).equals(Value.bool(true));
  }

  private Value arithmetic(Expr.Arithmetic sum) {
    if (!(value(sum.left()) instanceof Value.Num(var a)
        && value(sum.right()) instanceof Value.Num(var b))) {
      return Value.UNKNOWN;
    }
    return Value.number(
        switch (sum.operator()) {
          case PLUS -> a + b;
          case MINUS -> a - b;
          case TIMES -> a * b;
          case DIVIDED_BY -> a / b;
        });
  }

  private Value shifted(Expr.Shift shift) {
    if (!(value(shift.instant()) instanceof Value.Instant(var t))) {
      return Value.UNKNOWN;
    }
    return Value.instant(
        shift.back() ? calendar().back(t, shift.span()) : calendar().forward(t, shift.span()));
  }

  /** The exact milliseconds, divided once. */
  private Value elapsed(Expr.Elapsed elapsed) {
    if (!(value(elapsed.instant()) instanceof Value.Instant(var t))) {
      return Value.UNKNOWN;
    }
    double since = (double) now() - (double) t;
    double directed = elapsed.direction() == Direction.SINCE ? since : -since;
    return Value.number(directed / elapsed.unit().inMillis());
  }

  private static Value timeOf(boolean last, List<Scene.Happening> events) {
    if (events.isEmpty()) {
      return Value.UNKNOWN;
    }
    return Value.instant((last ? events.getLast() : events.getFirst()).time());
  }

  // ---- conditions ----

  private boolean isTrue(Expr.Condition condition) {
    return switch (condition) {
      case Expr.And(var terms) -> terms.stream().allMatch(this::holds);
      case Expr.Or(var terms) -> terms.stream().anyMatch(this::holds);
      case Expr.Not(var term) -> !holds(term);
      case Expr.InSegment(var segment) -> interpreter.isMember(segment, who, now());
      case Expr.Comparison(var operator, var left, var right) ->
          compares(operator, value(left), value(right));
      case Expr.Between(var value, var low, var high) ->
          compares(Operator.AT_LEAST, value(value), value(low))
              && compares(Operator.AT_MOST, value(value), value(high));
      case Expr.OneOf(var value, var choices) ->
          choices.stream()
              .anyMatch(choice -> compares(Operator.EQUAL, value(value), choice.value()));
      case Expr.TextTest test -> textTest(test);
      case Expr.ListContains(var list, var element) -> listContains(value(list), value(element));
      case Expr.Matches(var text, var pattern) ->
          value(text) instanceof Value.Text(var in) && Pattern.compile(pattern).matcher(in).find();
      case Expr.Known(var value) -> value(value).isKnown();
      case Expr.InWindow(var instant, var window) ->
          value(instant) instanceof Value.Instant(var t)
              && Windows.holdsValue(window, t, now(), calendar());
      case Expr.InTheNext(var instant, var span) ->
          value(instant) instanceof Value.Instant(var t)
              && now() < t
              && t <= calendar().forward(now(), span);
      case Expr.Did(var events) -> !happenings(events).isEmpty();
      case Expr.Sequence sequence -> Sequences.occurred(sequence, this);
      case Expr.ButNot butNot -> Sequences.unanswered(butNot, this);
      case Expr.SomeContact(var every, var inner) ->
          every ? everyContact(inner) : contactsThatHold(inner).findAny().isPresent();
      case Expr.Reachable(var channel, var purpose) -> isReachable(channel, purpose);
    };
  }

  private static boolean compares(Operator operator, Value left, Value right) {
    if (!left.isKnown() || !right.isKnown()) {
      return false;
    }
    int order = Reading.compare(left, right);
    return switch (operator) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case GREATER -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private boolean textTest(Expr.TextTest test) {
    if (value(test.text()) instanceof Value.ListOf list) {
      return test.kind() == Expr.TextTest.Kind.CONTAINS && listContains(list, value(test.part()));
    }
    if (!(value(test.text()) instanceof Value.Text(var text)
        && value(test.part()) instanceof Value.Text(var part))) {
      return false;
    }
    return switch (test.kind()) {
      case CONTAINS -> text.contains(part);
      case STARTS_WITH -> text.startsWith(part);
      case ENDS_WITH -> text.endsWith(part);
    };
  }

  private static boolean listContains(Value list, Value element) {
    return list instanceof Value.ListOf(var items) && element.isKnown() && items.contains(element);
  }

  // ---- events ----

  boolean isIn(Window window, long t) {
    return Windows.holds(window, t, now(), calendar());
  }

  List<Scene.Happening> happenings(Selection selection) {
    return new Happenings(this).selected(selection);
  }

  // ---- accounts ----

  private Stream<Meaning> contacts() {
    return who.isAccount()
        ? scene.contactsOf(who.id()).stream().map(contact -> of(Who.contact(contact)))
        : Stream.empty();
  }

  private Stream<Meaning> contactsThatHold(Expr condition) {
    return contacts().filter(contact -> contact.holds(condition));
  }

  /** Of none, it is false. */
  private boolean everyContact(Expr condition) {
    return contacts().findAny().isPresent()
        && contacts().allMatch(contact -> contact.holds(condition));
  }

  // ---- consent ----

  private boolean isReachable(String channel, String purpose) {
    Optional<ChannelDefinition> way = interpreter.channel(channel);
    return way.isPresent()
        && who.entity() == Entity.CONTACT
        && isAllowed(channel, purpose)
        && holds(way.get().address())
        && !holds(way.get().bouncing())
        && !holds(way.get().complained());
  }

  /** Whether the consent stated last for a channel and purpose allows it. */
  boolean isAllowed(String channel, String purpose) {
    return scene.consent(who, channel, purpose).filter(this::allows).isPresent();
  }

  /** Given, by consent itself or on a legal basis that the workspace declares. */
  private boolean allows(Consent consent) {
    return consent.status() == Consent.Status.GIVEN
        && (consent.basis().isEmpty()
            || consent.basis().equals(Consent.BASIS_CONSENT)
            || interpreter.definitions().legalBases().contains(consent.basis()));
  }
}
