package io.strate.conformance.generate;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import io.strate.rule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Conditions on a contact or an account: every kind of them, nested. */
final class RandomConditions {

  private final Draw draw;
  private final Entity of;
  private final RandomValues values;
  private final RandomSelections selections;
  private final Defined defined;

  /**
   * @param defined what may be referred to
   */
  RandomConditions(Draw draw, Entity of, Defined defined) {
    this.draw = draw;
    this.of = of;
    this.defined = defined;
    this.selections = new RandomSelections(draw);
    this.values = new RandomValues(draw, of, defined, selections);
  }

  RandomValues values() {
    return values;
  }

  Expr condition(int depth) {
    if (depth <= 0 || draw.chance(0.45)) {
      return leaf(depth);
    }
    return draw.<Expr>one(
        () -> new Expr.And(terms(depth)),
        () -> new Expr.And(List.of(ofAttribute(), condition(depth - 1))),
        () -> new Expr.Or(terms(depth)),
        () -> new Expr.Not(condition(depth - 1)));
  }

  /** What evaluators may ask first, since it decides whether anything else matters. */
  private Expr ofAttribute() {
    Type type = draw.from(List.of(Type.NUMBER, Type.TEXT));
    Expr attribute = values.attribute(of, type);
    return draw.chance(0.3)
        ? new Expr.OneOf(attribute, List.of(draw.literal(type), draw.literal(type)))
        : new Expr.Comparison(operator(), attribute, draw.literal(type));
  }

  private List<Expr> terms(int depth) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 2 + draw.below(2); i > 0; i--) {
      terms.add(condition(depth - 1));
    }
    return terms;
  }

  private Expr leaf(int depth) {
    return switch (draw.below(16)) {
      case 0, 1 -> compared(Type.NUMBER, depth);
      case 2 -> compared(Type.TEXT, depth);
      case 3 -> compared(Type.INSTANT, depth);
      case 4 -> ofText(depth);
      case 5 -> time(depth);
      case 6, 7 -> moving();
      case 8, 9 -> new Expr.Did(selections.selection());
      case 10 ->
          new Expr.Sequence(
              selections.steps(),
              draw.chance(0.8) ? Optional.of(draw.span()) : Optional.empty(),
              selections.same());
      case 11 ->
          new Expr.ButNot(
              selections.selection(), selections.unwindowed(), draw.span(), selections.same());
      case 12 -> bool();
      case 13 -> of == Entity.CONTACT ? ofContact() : ofContacts(depth);
      case 14 ->
          defined
              .segment(draw, of)
              .<Expr>map(Expr.InSegment::new)
              .orElseGet(() -> compared(Type.NUMBER, depth));
      default ->
          new Expr.Known(
              values.still(draw.from(List.of(Type.NUMBER, Type.TEXT, Type.INSTANT)), depth));
    };
  }

  private Operator operator() {
    return draw.from(List.of(Operator.values()));
  }

  private Expr compared(Type type, int depth) {
    Expr value = values.still(type, depth);
    return switch (draw.below(5)) {
      case 0 -> between(value, type);
      case 1 ->
          new Expr.OneOf(
              value, List.of(draw.literal(type), draw.literal(type), draw.literal(type)));
      case 2 -> new Expr.Comparison(operator(), value, values.still(type, depth - 1));
      default -> new Expr.Comparison(operator(), value, draw.literal(type));
    };
  }

  /** Between two dates is a window. */
  private Expr between(Expr value, Type type) {
    if (type == Type.INSTANT) {
      return new Expr.InWindow(value, selections.range());
    }
    return new Expr.Between(value, draw.literal(type), draw.literal(type));
  }

  private Expr ofText(int depth) {
    Expr text = values.still(Type.TEXT, depth);
    return switch (draw.below(3)) {
      case 0 -> new Expr.Matches(text, draw.pattern());
      case 1 -> new Expr.ListContains(values.list(), draw.literal(Type.TEXT));
      default ->
          new Expr.TextTest(
              draw.from(List.of(Expr.TextTest.Kind.values())), text, draw.literal(Type.TEXT));
    };
  }

  private Expr time(int depth) {
    Expr instant = values.still(Type.INSTANT, depth);
    return switch (draw.below(4)) {
      case 0 -> new Expr.InTheNext(instant, draw.span());
      case 1 ->
          new Expr.Comparison(
              operator(), new Expr.CalendarField(field(), instant), draw.literal(Type.NUMBER));
      case 2 ->
          defined.withoutClock()
              ? new Expr.InTheNext(instant, draw.span())
              : new Expr.Comparison(
                  operator(),
                  new Expr.CalendarField(field(), new Expr.Now()),
                  new Expr.Literal(Value.number(1 + draw.below(12))));
      default -> new Expr.InWindow(instant, selections.window());
    };
  }

  private Expr.CalendarField.Field field() {
    return draw.from(List.of(Expr.CalendarField.Field.values()));
  }

  /** Values that change by themselves, against values that do not. */
  private Expr moving() {
    Expr moving = values.moving();
    if (moving.type() == Type.INSTANT) {
      return new Expr.Comparison(operator(), moving, values.still(Type.INSTANT, 1));
    }
    Expr bound = draw.chance(0.7) ? draw.literal(Type.NUMBER) : values.still(Type.NUMBER, 1);
    return switch (draw.below(6)) {
      case 0 -> between(moving, Type.NUMBER);
      case 1 -> new Expr.Comparison(operator(), bound, moving);
      default -> new Expr.Comparison(operator(), moving, bound);
    };
  }

  private Expr bool() {
    return values.bool().orElseGet(() -> compared(Type.NUMBER, 1));
  }

  private Expr ofContact() {
    if (draw.chance(0.3)) {
      return new Expr.Reachable("email", draw.from(List.of("newsletter", "sales")));
    }
    return switch (draw.below(4)) {
      case 0 -> new Expr.Comparison(operator(), account(Type.NUMBER), draw.literal(Type.NUMBER));
      case 1 -> new Expr.Comparison(operator(), account(Type.TEXT), draw.literal(Type.TEXT));
      case 2 -> new Expr.InWindow(account(Type.INSTANT), selections.window());
      default ->
          new Expr.Comparison(
              operator(),
              new Expr.Elapsed(Span.Unit.DAY, Expr.Elapsed.Direction.SINCE, account(Type.INSTANT)),
              draw.literal(Type.NUMBER));
    };
  }

  private Expr account(Type type) {
    return new Expr.OfAccount(values.named(Entity.ACCOUNT, type));
  }

  private Expr ofContacts(int depth) {
    Expr condition =
        new RandomConditions(draw, Entity.CONTACT, defined).condition(Math.min(depth, 1));
    return switch (draw.below(3)) {
      case 0 -> new Expr.SomeContact(draw.chance(0.5), condition);
      default ->
          new Expr.Comparison(
              operator(),
              new Expr.CountContacts(condition),
              new Expr.Literal(Value.number(draw.below(3))));
    };
  }
}
