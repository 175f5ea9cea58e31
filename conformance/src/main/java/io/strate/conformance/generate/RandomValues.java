package io.strate.conformance.generate;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Aggregation;
import io.strate.rule.Expr.Function;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of a contact or an account. */
final class RandomValues {

  private final Draw draw;
  private final Entity of;
  private final Defined defined;
  private final RandomSelections selections;

  RandomValues(Draw draw, Entity of, Defined defined, RandomSelections selections) {
    this.draw = draw;
    this.of = of;
    this.defined = defined;
    this.selections = selections;
  }

  // ---- values that stand still between events ----

  Expr still(Type type, int depth) {
    if (draw.chance(0.3)) {
      return named(of, type);
    }
    if (type == Type.NUMBER) {
      return number(depth);
    }
    return type == Type.INSTANT ? instant(depth) : text(depth);
  }

  /** An attribute or trait. */
  Expr named(Entity entity, Type type) {
    Optional<Defined.Named> trait =
        draw.chance(0.75) ? defined.value(draw, entity, type, false) : Optional.empty();
    return trait
        .<Expr>map(t -> new Expr.Trait(t.name(), type))
        .orElseGet(() -> attribute(entity, type));
  }

  Expr attribute(Entity entity, Type type) {
    List<World.Fact> facts =
        World.FACTS.stream()
            .filter(
                fact ->
                    fact.of() == entity
                        && fact.type().equals(type)
                        && !fact.name().equals(World.ZONE_ATTRIBUTE))
            .toList();
    return new Expr.Attribute(draw.from(facts).name(), type);
  }

  /** A boolean attribute or trait as it is. */
  Optional<Expr> bool() {
    return draw.chance(0.5)
        ? Optional.of(new Expr.Attribute(of == Entity.CONTACT ? "vip" : "active", Type.BOOLEAN))
        : defined
            .value(draw, of, Type.BOOLEAN, false)
            .map(t -> new Expr.Trait(t.name(), Type.BOOLEAN));
  }

  Expr list() {
    Expr tags = new Expr.Attribute("tags", new Type.ListOf(Type.TEXT));
    return draw.chance(0.6)
        ? tags
        : new Expr.Call(
            Function.SPLIT, List.of(text(0), draw.literal(Type.TEXT)), new Type.ListOf(Type.TEXT));
  }

  private Expr number(int depth) {
    if (depth <= 0) {
      return aggregate(Type.NUMBER);
    }
    return switch (draw.below(8)) {
      case 0 -> arithmetic(depth);
      case 1 -> new Expr.Negation(still(Type.NUMBER, depth - 1));
      case 2 -> numberFunction(depth);
      case 3 ->
          new Expr.CalendarField(
              draw.from(List.of(Expr.CalendarField.Field.values())),
              still(Type.INSTANT, depth - 1));
      default -> aggregate(Type.NUMBER);
    };
  }

  private Expr arithmetic(int depth) {
    return new Expr.Arithmetic(
        draw.from(List.of(Expr.Arithmetic.Operator.values())),
        still(Type.NUMBER, depth - 1),
        still(Type.NUMBER, depth - 1));
  }

  private Expr numberFunction(int depth) {
    Expr x = still(Type.NUMBER, depth - 1);
    return switch (draw.below(7)) {
      case 0 -> call(Function.ABS, Type.NUMBER, x);
      case 1 -> call(Function.ROUND, Type.NUMBER, x);
      case 2 -> call(Function.ROUND, Type.NUMBER, x, new Expr.Literal(Value.number(draw.below(4))));
      case 3 -> call(Function.NUMBER, Type.NUMBER, still(Type.TEXT, depth - 1));
      case 4 ->
          call(
              Function.LENGTH,
              Type.NUMBER,
              draw.chance(0.5) ? list() : still(Type.TEXT, depth - 1));
      case 5 ->
          call(
              draw.from(List.of(Function.LEAST, Function.GREATEST)),
              Type.NUMBER,
              x,
              draw.literal(Type.NUMBER));
      default -> call(Function.COALESCE, Type.NUMBER, x, draw.literal(Type.NUMBER));
    };
  }

  private Expr text(int depth) {
    if (depth <= 0 || draw.chance(0.5)) {
      return aggregate(Type.TEXT);
    }
    Expr inner = still(Type.TEXT, depth - 1);
    return switch (draw.below(4)) {
      case 0 ->
          call(draw.from(List.of(Function.LOWER, Function.UPPER, Function.TRIM)), Type.TEXT, inner);
      case 1 -> call(Function.CONCAT, Type.TEXT, inner, draw.literal(Type.TEXT));
      case 2 -> call(Function.TEXT, Type.TEXT, still(Type.NUMBER, depth - 1));
      default -> call(Function.COALESCE, Type.TEXT, inner, draw.literal(Type.TEXT));
    };
  }

  private Expr instant(int depth) {
    if (depth <= 0 || draw.chance(0.5)) {
      return draw.chance(0.7)
          ? new Expr.TimeOf(draw.chance(0.6), selections.selection())
          : aggregate(Type.INSTANT);
    }
    return draw.chance(0.7)
        ? new Expr.Shift(still(Type.INSTANT, depth - 1), draw.chance(0.5), draw.span())
        : call(Function.DATE, Type.INSTANT, still(Type.TEXT, depth - 1));
  }

  private static Expr call(Function function, Type type, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments), type);
  }

  // ---- aggregates ----

  private Expr aggregate(Type type) {
    if (type == Type.NUMBER && draw.chance(0.4)) {
      return new Expr.Aggregate(Aggregation.COUNT, selections.selection(), List.of(), Type.NUMBER);
    }
    Selection events = selections.selection();
    List<World.Part> parts = World.aggregated(events.event());
    if (type == Type.NUMBER && draw.chance(0.3) && !parts.isEmpty()) {
      return new Expr.Aggregate(Aggregation.DISTINCT, events, draw.from(parts).path(), Type.NUMBER);
    }
    List<World.Part> fitting = parts.stream().filter(part -> part.type().equals(type)).toList();
    if (fitting.isEmpty()) {
      return type == Type.INSTANT ? new Expr.TimeOf(true, events) : attribute(of, type);
    }
    List<Aggregation> ways =
        new ArrayList<>(
            List.of(
                Aggregation.MIN,
                Aggregation.MAX,
                Aggregation.FIRST,
                Aggregation.LAST,
                Aggregation.MOST_FREQUENT));
    if (type == Type.NUMBER) {
      ways.addAll(List.of(Aggregation.SUM, Aggregation.SUM, Aggregation.AVG, Aggregation.AVG));
    }
    return new Expr.Aggregate(draw.from(ways), events, draw.from(fitting).path(), type);
  }

  // ---- values that move with now ----

  /** Elapsed times and decaying scores (numbers), now and what lies some way from it (instants). */
  Expr moving() {
    return switch (draw.below(5)) {
      case 0 ->
          draw.chance(0.5)
              ? new Expr.Now()
              : new Expr.Shift(new Expr.Now(), draw.chance(0.5), draw.exactSpan());
      case 1 ->
          defined
              .value(draw, of, Type.NUMBER, true)
              .<Expr>map(t -> new Expr.Trait(t.name(), Type.NUMBER))
              .orElseGet(this::elapsed);
      case 2 -> scaled(elapsed());
      case 3 -> sum();
      default -> elapsed();
    };
  }

  private Expr elapsed() {
    return elapsed(draw.from(List.of(Expr.Elapsed.Direction.values())));
  }

  /** Events lie in the past: time until one is not asked for. */
  private Expr elapsed(Expr.Elapsed.Direction direction) {
    Expr instant = still(Type.INSTANT, 1);
    return new Expr.Elapsed(
        draw.from(List.of(Span.Unit.DAY, Span.Unit.HOUR, Span.Unit.WEEK)),
        instant instanceof Expr.TimeOf ? Expr.Elapsed.Direction.SINCE : direction,
        instant);
  }

  /** Of one direction, so that the sum moves, and only one way. */
  private Expr sum() {
    Expr second = draw.chance(0.5) ? elapsed(Expr.Elapsed.Direction.SINCE) : still(Type.NUMBER, 1);
    return new Expr.Arithmetic(
        Expr.Arithmetic.Operator.PLUS, elapsed(Expr.Elapsed.Direction.SINCE), second);
  }

  private Expr scaled(Expr moving) {
    return new Expr.Arithmetic(
        draw.from(
            List.of(
                Expr.Arithmetic.Operator.TIMES,
                Expr.Arithmetic.Operator.DIVIDED_BY,
                Expr.Arithmetic.Operator.MINUS)),
        moving,
        draw.chance(0.5) ? draw.literal(Type.NUMBER) : still(Type.NUMBER, 1));
  }
}
