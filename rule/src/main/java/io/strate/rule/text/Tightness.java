package io.strate.rule.text;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import java.util.List;

/**
 * How tightly the printed form of an expression holds together: what is looser than its place takes
 * parentheses.
 */
final class Tightness {

  static final int OR = 0;
  static final int AND = 1;
  static final int NOT = 2;
  static final int TEST = 3;
  static final int SUM = 4;
  static final int PRODUCT = 5;
  static final int FACTOR = 6;
  static final int PRIMARY = 7;

  private Tightness() {}

  /** How tightly it holds. */
  static int of(Expr expr) {
    return switch (expr) {
      case Expr.Or _ -> OR;
      case Expr.And _ -> AND;
      case Expr.Not not -> isInfix(not) ? TEST : NOT;
      case Expr.Condition _ -> TEST;
      case Expr.Shift _ -> SUM;
      case Expr.Arithmetic(var operator, var _, var _) ->
          switch (operator) {
            case PLUS, MINUS -> SUM;
            case TIMES, DIVIDED_BY -> PRODUCT;
          };
      case Expr.Negation _ -> FACTOR;
      case Expr.Literal(Value value) ->
          value instanceof Value.Num(double number) && number < 0 ? FACTOR : PRIMARY;
      case Expr.Elapsed(var _, var _, Expr.TimeOf _) -> SUM;
      case Expr.TimeOf _ -> SUM;
      case Expr.Elapsed _, Expr.CalendarField _ -> PRIMARY;
      case Expr.Now _,
          Expr.Attribute _,
          Expr.Trait _,
          Expr.OfAccount _,
          Expr.Property _,
          Expr.Call _,
          Expr.Aggregate _,
          Expr.CountContacts _ ->
          PRIMARY;
    };
  }

  /** Negations that are written within the test: {@code !=}, not in, is unknown, no. */
  static boolean isInfix(Expr.Not not) {
    return switch (not.term()) {
      case Expr.Comparison(var operator, var _, var _) ->
          operator == Expr.Comparison.Operator.EQUAL;
      case Expr.OneOf _, Expr.Known _, Expr.Did _ -> true;
      default -> false;
    };
  }

  /** Whether a window behind it would be read as that of its events. */
  static boolean endsInEvents(Expr expr) {
    return expr instanceof Expr.TimeOf || expr instanceof Expr.Elapsed(var _, var _, Expr.TimeOf _);
  }

  /** Whether no window behind a where could be taken for a test of its last value. */
  static boolean isPlain(Expr where) {
    return switch (where) {
      case Expr.And(List<Expr> terms) -> terms.stream().allMatch(Tightness::isPlain);
      case Expr.Or(List<Expr> terms) -> terms.stream().allMatch(Tightness::isPlain);
      case Expr.Not not -> isInfix(not);
      case Expr.Comparison _,
          Expr.OneOf _,
          Expr.TextTest _,
          Expr.ListContains _,
          Expr.Matches _,
          Expr.Known _ ->
          true;
      default -> false;
    };
  }
}
