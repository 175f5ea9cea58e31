package io.strate.engine.column;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Window;
import io.strate.rule.time.Calendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns typed expressions into nodes of a graph. */
public final class Expressions {

  private final Graph graph;
  private final Leaves leaves;
  private final Calendar calendar;
  private final Map<FieldOf, Integer> fieldDues = new HashMap<>();

  private record FieldOf(Expr.CalendarField.Field field, Slot instant) {}

  /**
   * @param calendar of the workspace
   */
  public Expressions(Graph graph, Leaves leaves, Calendar calendar) {
    this.graph = graph;
    this.leaves = leaves;
    this.calendar = calendar;
  }

  /** The column of an expression. */
  public Slot of(Expr expr) {
    return switch (expr) {
      case Expr.Literal(Value value) -> literal(value);
      case Expr.Now _ -> graph.add(new Instants.Now());
      case Expr.Attribute _,
          Expr.Trait _,
          Expr.OfAccount _,
          Expr.Property _,
          Expr.InSegment _,
          Expr.Aggregate _,
          Expr.TimeOf _,
          Expr.Did _,
          Expr.Sequence _,
          Expr.ButNot _,
          Expr.CountContacts _,
          Expr.SomeContact _,
          Expr.Reachable _ ->
          leaves.of(expr);
      case Expr.And(List<Expr> terms) -> and(terms.stream().map(this::condition).toList());
      case Expr.Or(List<Expr> terms) -> or(terms.stream().map(this::condition).toList());
      case Expr.Not(Expr term) -> not(condition(term));
      case Expr.Comparison(Operator operator, Expr left, Expr right) ->
          comparison(operator, left, right);
      case Expr.Between(Expr value, Expr low, Expr high) ->
          and(
              List.of(
                  comparison(Operator.AT_LEAST, value, low),
                  comparison(Operator.AT_MOST, value, high)));
      case Expr.OneOf(Expr value, List<Expr.Literal> choices) -> oneOf(value, choices);
      case Expr.TextTest(Expr.TextTest.Kind kind, Expr text, Expr part) ->
          text.type() == Type.ANY
              ? graph.add(new TextTests.Holds(of(text), of(part)))
              : graph.add(new TextTests.Part(kind, of(text), of(part)));
      case Expr.ListContains(Expr list, Expr element) ->
          graph.add(new TextTests.ListContains(of(list), of(element)));
      case Expr.Matches(Expr text, String pattern) ->
          graph.add(new TextTests.Matches(of(text), pattern));
      case Expr.Known(Expr value) -> graph.add(new Known(of(value)));
      case Expr.Arithmetic(Expr.Arithmetic.Operator operator, Expr left, Expr right) ->
          graph.add(new Numbers.Arithmetic(operator, of(left), of(right)));
      case Expr.Negation(Expr value) -> graph.add(new Numbers.Negation(of(value)));
      case Expr.Shift(Expr instant, boolean back, var span) ->
          graph.add(new Calendars.Shift(of(instant), back, span, Optional.empty()));
      case Expr.Call(Expr.Function function, List<Expr> arguments, Type type) ->
          graph.add(
              new Functions.Call(
                  function,
                  arguments.stream().map(this::of).toList(),
                  Kind.of(type),
                  calendar,
                  graph.literals()));
      case Expr.CalendarField(Expr.CalendarField.Field field, Expr instant) ->
          calendarField(field, of(instant));
      case Expr.Elapsed(var unit, var direction, Expr instant) ->
          graph.add(new Instants.Elapsed(unit, direction, of(instant)));
      case Expr.InWindow(Expr instant, Window window) -> inWindow(of(instant), window);
      case Expr.InTheNext(Expr instant, var span) -> {
        Slot now = graph.add(new Instants.Now());
        Slot end = graph.add(new Calendars.Shift(now, false, span, Optional.empty()));
        Slot then = of(instant);
        yield and(
            List.of(
                graph.add(new Comparisons.OfInstants(Operator.GREATER, then, now)),
                graph.add(new Comparisons.OfInstants(Operator.AT_MOST, then, end))));
      }
    };
  }

  /** The column of a condition: true, or not. */
  public Slot condition(Expr expr) {
    return of(expr); // true bits are set only where the value is known
  }

  public Slot and(List<Slot> terms) {
    List<Slot> distinct = terms.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.getFirst() : graph.add(new Logic.And(distinct));
  }

  public Slot or(List<Slot> terms) {
    List<Slot> distinct = terms.stream().distinct().toList();
    return distinct.size() == 1 ? distinct.getFirst() : graph.add(new Logic.Or(distinct));
  }

  public Slot not(Slot term) {
    return graph.add(new Logic.Not(term));
  }

  public Slot comparison(Operator operator, Slot number, double constant) {
    return graph.add(new Comparisons.WithConstant(operator, number, constant));
  }

  /** Where two numbers are equal. */
  public Slot equal(Slot number, Slot other) {
    return graph.add(new Comparisons.OfNumbers(Operator.EQUAL, number, other));
  }

  /** A number or instant where a condition holds, unknown elsewhere. */
  public Slot where(Slot condition, Slot value) {
    return graph.add(new Guard(condition, value));
  }

  private Slot literal(Value value) {
    return switch (value) {
      case Value.Num(double number) -> graph.add(new Literals.OfNumber(number));
      case Value.Instant(long millis) -> graph.add(new Literals.OfInstant(millis));
      case Value.Text(String text) ->
          graph.add(new Literals.OfText(text, graph.literals().add(text)));
      case Value.Bool(boolean truth) -> graph.add(new Literals.OfBoolean(truth));
      case Value.ListOf _, Value.RecordOf _, Value.Absence _ ->
          throw new IllegalArgumentException("a literal is a known scalar");
    };
  }

  private Slot comparison(Operator operator, Expr left, Expr right) {
    if (left instanceof Expr.Literal && !(right instanceof Expr.Literal)) {
      return comparison(mirrored(operator), right, left);
    }
    if (right instanceof Expr.Literal(Value.Num(double constant))) {
      return comparison(operator, of(left), constant);
    }
    if (operator == Operator.EQUAL && right instanceof Expr.Literal(Value.Text(String text))) {
      return graph.add(new Comparisons.TextIs(of(left), graph.literals().add(text)));
    }
    Slot a = of(left);
    Slot b = of(right);
    return switch (a.kind()) {
      case NUMBER -> graph.add(new Comparisons.OfNumbers(operator, a, b));
      case INSTANT -> graph.add(new Comparisons.OfInstants(operator, a, b));
      case TEXT -> graph.add(new Comparisons.OfTexts(operator, a, b));
      case BOOLEAN -> graph.add(new Comparisons.OfBooleans(a, b));
      case VALUE -> throw new IllegalArgumentException("lists are not compared");
    };
  }

  private static Operator mirrored(Operator operator) {
    return switch (operator) {
      case EQUAL -> Operator.EQUAL;
      case LESS -> Operator.GREATER;
      case AT_MOST -> Operator.AT_LEAST;
      case GREATER -> Operator.LESS;
      case AT_LEAST -> Operator.AT_MOST;
    };
  }

  private Slot oneOf(Expr value, List<Expr.Literal> choices) {
    Slot slot = of(value);
    boolean moves = graph.facts(slot).motion().isPresent();
    if (choices.isEmpty()) {
      return graph.add(new Literals.OfBoolean(false));
    }
    return switch (slot.kind()) {
      case NUMBER ->
          moves
              ? anyOf(value, choices)
              : graph.add(new Comparisons.NumberIn(slot, numbers(choices)));
      case INSTANT ->
          moves
              ? anyOf(value, choices)
              : graph.add(new Comparisons.InstantIn(slot, instants(choices)));
      case TEXT -> graph.add(new Comparisons.TextIn(slot, codes(choices)));
      case BOOLEAN -> anyOf(value, choices);
      case VALUE -> throw new IllegalArgumentException("a list is not one of some values");
    };
  }

  private Slot anyOf(Expr value, List<Expr.Literal> choices) {
    return or(choices.stream().map(c -> comparison(Operator.EQUAL, value, c)).toList());
  }

  private static Set<Double> numbers(List<Expr.Literal> choices) {
    Set<Double> numbers = new HashSet<>();
    for (Expr.Literal choice : choices) {
      if (choice.value() instanceof Value.Num(double number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private static Set<Long> instants(List<Expr.Literal> choices) {
    Set<Long> instants = new HashSet<>();
    for (Expr.Literal choice : choices) {
      if (choice.value() instanceof Value.Instant(long millis)) {
        instants.add(millis);
      }
    }
    return instants;
  }

  private Set<Integer> codes(List<Expr.Literal> choices) {
    Set<Integer> codes = new HashSet<>();
    for (Expr.Literal choice : choices) {
      if (choice.value() instanceof Value.Text(String text)) {
        codes.add(graph.literals().add(text));
      }
    }
    return codes;
  }

  private Slot calendarField(Expr.CalendarField.Field field, Slot instant) {
    Optional<Motion> motion = graph.facts(instant).motion();
    int due =
        motion.isPresent()
            ? fieldDues.computeIfAbsent(new FieldOf(field, instant), _ -> graph.newDue())
            : Calendars.Field.NO_DUE;
    return graph.add(new Calendars.Field(field, instant, due));
  }

  /** The instant is not before the first nor after the last that counts. */
  private Slot inWindow(Slot instant, Window window) {
    Slot first = graph.add(new Calendars.WindowBound(window, true));
    Slot last = graph.add(new Calendars.WindowBound(window, false));
    return and(
        List.of(
            graph.add(new Comparisons.OfInstants(Operator.AT_LEAST, instant, first)),
            graph.add(new Comparisons.OfInstants(Operator.AT_MOST, instant, last))));
  }
}
