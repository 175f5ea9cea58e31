package io.strate.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The expressions that an expression is made of. */
public final class Parts {

  private Parts() {}

  /** The direct parts of an expression, with the conditions on events that it selects by. */
  public static Stream<Expr> of(Expr expr) {
    return switch (expr) {
      case Expr.Literal _,
          Expr.Now _,
          Expr.Attribute _,
          Expr.Trait _,
          Expr.Property _,
          Expr.InSegment _,
          Expr.Reachable _ ->
          Stream.empty();
      case Expr.OfAccount(Expr value) -> Stream.of(value);
      case Expr.And(List<Expr> terms) -> terms.stream();
      case Expr.Or(List<Expr> terms) -> terms.stream();
      case Expr.Not(Expr term) -> Stream.of(term);
      case Expr.Comparison(_, Expr left, Expr right) -> Stream.of(left, right);
      case Expr.Between(Expr value, Expr low, Expr high) -> Stream.of(value, low, high);
      case Expr.OneOf(Expr value, List<Expr.Literal> choices) ->
          Stream.concat(Stream.of(value), choices.stream());
      case Expr.TextTest(_, Expr text, Expr part) -> Stream.of(text, part);
      case Expr.ListContains(Expr list, Expr element) -> Stream.of(list, element);
      case Expr.Matches(Expr text, _) -> Stream.of(text);
      case Expr.Known(Expr value) -> Stream.of(value);
      case Expr.Arithmetic(_, Expr left, Expr right) -> Stream.of(left, right);
      case Expr.Negation(Expr value) -> Stream.of(value);
      case Expr.Shift(Expr instant, _, _) -> Stream.of(instant);
      case Expr.Call(_, List<Expr> arguments, _) -> arguments.stream();
      case Expr.CalendarField(_, Expr instant) -> Stream.of(instant);
      case Expr.Elapsed(_, _, Expr instant) -> Stream.of(instant);
      case Expr.InWindow(Expr instant, _) -> Stream.of(instant);
      case Expr.InTheNext(Expr instant, _) -> Stream.of(instant);
      case Expr.Aggregate(_, Selection events, _, _) -> of(events);
      case Expr.TimeOf(_, Selection events) -> of(events);
      case Expr.Did(Selection events) -> of(events);
      case Expr.Sequence(List<Selection> steps, _, _) -> steps.stream().flatMap(Parts::of);
      case Expr.ButNot(Selection did, Selection not, _, _) -> Stream.concat(of(did), of(not));
      case Expr.CountContacts(Expr condition) -> Stream.of(condition);
      case Expr.SomeContact(_, Expr condition) -> Stream.of(condition);
    };
  }

  /** An expression and everything within it. */
  public static Stream<Expr> within(Expr expr) {
    return Stream.concat(Stream.of(expr), of(expr).flatMap(Parts::within));
  }

  private static Stream<Expr> of(Selection events) {
    Optional<Expr> where = events.where();
    return where.stream();
  }
}
