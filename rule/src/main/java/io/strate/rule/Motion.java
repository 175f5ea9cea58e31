package io.strate.rule;

import io.strate.domain.Entity;

/** How a value moves while nothing happens but the passing of time. */
public enum Motion {
  /** It changes at instants that can be told beforehand, and stands still in between. */
  STILL,
  /** It grows or shrinks in proportion to time: {@code now}, {@code days since x}. */
  LINEAR,
  /** A score with a half-life. */
  DECAYING,
  /** Anything else: when it passes a bound cannot be computed. */
  WILD;

  /** How a value of an entity moves. */
  public static Motion of(Expr value, Entity of, Catalogue catalogue) {
    return switch (value) {
      case Expr.Now _ -> LINEAR;
      case Expr.Trait(String name, var _) -> catalogue.motion(of, name);
      case Expr.OfAccount(Expr inner) -> of(inner, Entity.ACCOUNT, catalogue);
      case Expr.Elapsed(var _, var _, Expr instant) -> elapsed(of(instant, of, catalogue));
      case Expr.Shift(Expr instant, boolean _, Span span) ->
          shifted(of(instant, of, catalogue), span);
      case Expr.Arithmetic(var operator, Expr left, Expr right) ->
          joined(operator, of(left, of, catalogue), of(right, of, catalogue));
      case Expr.Negation(Expr inner) -> scaled(of(inner, of, catalogue));
      case Expr.CalendarField(var _, Expr instant) ->
          isShiftedNow(instant) ? STILL : function(of(instant, of, catalogue));
      case Expr.Call call ->
          call.arguments().stream().allMatch(a -> of(a, of, catalogue) == STILL) ? STILL : WILD;
      case Expr.Literal _,
          Expr.Attribute _,
          Expr.Property _,
          Expr.Aggregate _,
          Expr.TimeOf _,
          Expr.CountContacts _,
          Expr.Condition _ ->
          STILL;
    };
  }

  /**
   * Whether an instant goes on as fast as now, so that what calendars show of it can be foretold.
   */
  private static boolean isShiftedNow(Expr instant) {
    return switch (instant) {
      case Expr.Now _ -> true;
      case Expr.Shift(Expr inner, boolean _, Span span) -> span.isExact() && isShiftedNow(inner);
      default -> false;
    };
  }

  private static Motion elapsed(Motion instant) {
    return instant == STILL ? LINEAR : scaled(instant);
  }

  private static Motion shifted(Motion instant, Span span) {
    return instant == STILL || span.isExact() ? instant : WILD;
  }

  /** Times or divided by what stands still. */
  private static Motion scaled(Motion value) {
    return value == DECAYING ? WILD : value;
  }

  private static Motion function(Motion value) {
    return value == STILL ? STILL : WILD;
  }

  private static Motion joined(Expr.Arithmetic.Operator operator, Motion left, Motion right) {
    if (left == STILL && right == STILL) {
      return STILL;
    }
    boolean sound =
        switch (operator) {
          case PLUS, MINUS -> true;
          case TIMES -> left == STILL || right == STILL;
          case DIVIDED_BY -> right == STILL;
        };
    boolean linear = left.compareTo(LINEAR) <= 0 && right.compareTo(LINEAR) <= 0;
    return sound && linear ? LINEAR : WILD;
  }
}
