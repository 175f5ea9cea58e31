package io.strate.workspace.row;

import io.strate.rule.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The columns that a row expression names. */
final class Columns {

  private Columns() {}

  static List<Expr.Property> of(Expr expr) {
    List<Expr.Property> found = new ArrayList<>();
    collect(expr, found);
    return found;
  }

  private static void collect(Expr expr, List<Expr.Property> into) {
    if (expr instanceof Expr.Property property) {
      into.add(property);
    }
    parts(expr).forEach(part -> collect(part, into));
  }

  /** Events, traits, accounts and consents have no place in a row expression. */
  private static Stream<Expr> parts(Expr expr) {
    return switch (expr) {
      case Expr.Literal _, Expr.Now _, Expr.Property _ -> Stream.empty();
      case Expr.And(var terms) -> terms.stream();
      case Expr.Or(var terms) -> terms.stream();
      case Expr.Not(var term) -> Stream.of(term);
      case Expr.Comparison(_, var left, var right) -> Stream.of(left, right);
      case Expr.Between(var value, var low, var high) -> Stream.of(value, low, high);
      case Expr.OneOf(var value, _) -> Stream.of(value);
      case Expr.TextTest(_, var text, var part) -> Stream.of(text, part);
      case Expr.ListContains(var list, var element) -> Stream.of(list, element);
      case Expr.Matches(var text, _) -> Stream.of(text);
      case Expr.Known(var value) -> Stream.of(value);
      case Expr.Arithmetic(_, var left, var right) -> Stream.of(left, right);
      case Expr.Negation(var value) -> Stream.of(value);
      case Expr.Shift(var instant, _, _) -> Stream.of(instant);
      case Expr.Call(_, var arguments, _) -> arguments.stream();
      case Expr.CalendarField(_, var instant) -> Stream.of(instant);
      case Expr.Elapsed(_, _, var instant) -> Stream.of(instant);
      case Expr.InWindow(var instant, _) -> Stream.of(instant);
      case Expr.InTheNext(var instant, _) -> Stream.of(instant);
      case Expr.Attribute _,
          Expr.Trait _,
          Expr.OfAccount _,
          Expr.InSegment _,
          Expr.Aggregate _,
          Expr.TimeOf _,
          Expr.Did _,
          Expr.Sequence _,
          Expr.ButNot _,
          Expr.CountContacts _,
          Expr.SomeContact _,
          Expr.Reachable _ ->
          throw new IllegalArgumentException("not an expression over a row: " + expr);
    };
  }
}
