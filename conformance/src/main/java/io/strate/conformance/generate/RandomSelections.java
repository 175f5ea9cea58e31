package io.strate.conformance.generate;

import io.strate.domain.Type;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Selection;
import io.strate.rule.Span;
import io.strate.rule.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which events: names, conditions on their properties, windows. */
final class RandomSelections {

  private static final List<String> EVENTS;

  static {
    List<String> all = new ArrayList<>(World.DELIVERED_EVENTS);
    all.addAll(World.FILTERED.keySet().stream().sorted().toList());
    all.addAll(World.SESSIONS.keySet().stream().sorted().toList());
    EVENTS = List.copyOf(all);
  }

  private final Draw draw;

  RandomSelections(Draw draw) {
    this.draw = draw;
  }

  Selection selection() {
    return selection(draw.from(EVENTS), draw.chance(0.7) ? window() : Window.EVER);
  }

  Selection unwindowed() {
    return selection(draw.from(EVENTS), Window.EVER);
  }

  private Selection selection(String event, Window window) {
    Optional<Expr> where = draw.chance(0.35) ? Optional.of(where(event, 1)) : Optional.empty();
    return new Selection(event, where, window, draw.chance(0.2));
  }

  List<Selection> steps() {
    List<Selection> steps = new ArrayList<>();
    for (int i = 1 + draw.below(2); i > 0; i--) {
      steps.add(draw.chance(0.5) ? selection() : unwindowed());
    }
    steps.add(unwindowed());
    return steps;
  }

  /** A property that events may agree on, or none. */
  List<String> same() {
    return switch (draw.below(6)) {
      case 0 -> List.of("quote_id");
      case 1 -> List.of("sku");
      case 2 -> List.of("amount");
      case 3 -> List.of("campaign", "type");
      default -> List.of();
    };
  }

  // ---- windows ----

  Window window() {
    return switch (draw.below(8)) {
      case 0 -> new Window.WithinCalendarDays(1 + draw.below(10));
      case 1 -> ago();
      case 2 -> new Window.Since(remembered());
      case 3 -> new Window.Before(remembered());
      case 4 -> range();
      default -> new Window.Within(draw.span());
    };
  }

  /** The longer span first; where both are as long, something else. */
  private Window ago() {
    Span a = draw.span();
    Span b = draw.span();
    int order = Long.compare(roughMillis(a), roughMillis(b));
    return order == 0
        ? new Window.Within(a)
        : order > 0 ? new Window.Ago(a, b) : new Window.Ago(b, a);
  }

  private static long roughMillis(Span span) {
    return span.isExact() ? span.millis() : span.months() * 30 * Span.Unit.DAY.inMillis();
  }

  Window range() {
    long a = remembered();
    long b = remembered();
    return a == b ? new Window.Since(a) : new Window.Range(Math.min(a, b), Math.max(a, b));
  }

  private long remembered() {
    long date = draw.date();
    draw.remember(date);
    return date;
  }

  // ---- conditions on properties ----

  Expr where(String event, int depth) {
    if (depth > 0 && draw.chance(0.3)) {
      List<Expr> terms = List.of(where(event, depth - 1), where(event, depth - 1));
      return draw.<Expr>one(
          () -> new Expr.And(terms),
          () -> new Expr.Or(terms),
          () -> new Expr.Not(terms.getFirst()));
    }
    if (event.equals("order") && draw.chance(0.15)) {
      return new Expr.ListContains(
          new Expr.Property(List.of("products", "sku"), new Type.ListOf(Type.TEXT)),
          draw.literal(Type.TEXT));
    }
    List<World.Part> parts = World.parts(event);
    World.Part part = draw.from(parts);
    Expr property = new Expr.Property(part.path(), part.type());
    if (draw.chance(0.1)) {
      return new Expr.Known(property);
    }
    if (part.type() == Type.BOOLEAN && draw.chance(0.5)) {
      return property;
    }
    return tested(property, part.type());
  }

  private Expr tested(Expr property, Type type) {
    if (type == Type.TEXT && draw.chance(0.3)) {
      return draw.<Expr>one(
          () -> new Expr.Matches(property, draw.pattern()),
          () ->
              new Expr.TextTest(
                  draw.from(List.of(Expr.TextTest.Kind.values())),
                  property,
                  draw.literal(Type.TEXT)),
          () ->
              new Expr.OneOf(property, List.of(draw.literal(Type.TEXT), draw.literal(Type.TEXT))));
    }
    if (type == Type.INSTANT && draw.chance(0.5)) {
      return draw.<Expr>one(
          () -> new Expr.InWindow(property, window()),
          () -> new Expr.InTheNext(property, draw.span()),
          () ->
              new Expr.Comparison(
                  Operator.GREATER,
                  new Expr.Elapsed(Span.Unit.DAY, Expr.Elapsed.Direction.SINCE, property),
                  draw.literal(Type.NUMBER)));
    }
    List<Operator> operators =
        type == Type.BOOLEAN ? List.of(Operator.EQUAL) : List.of(Operator.values());
    return new Expr.Comparison(draw.from(operators), property, draw.literal(type));
  }
}
