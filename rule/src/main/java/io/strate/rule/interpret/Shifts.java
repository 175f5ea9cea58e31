package io.strate.rule.interpret;

import io.strate.rule.Expr;
import io.strate.rule.time.Calendar;
import java.util.function.LongUnaryOperator;

/** Now, moved by spans, as a function of now, and its inverse. */
final class Shifts {

  private Shifts() {}

  /** Now, or now moved by spans, as a function of now. */
  static LongUnaryOperator shifted(Expr instant, Calendar calendar) {
    return switch (instant) {
      case Expr.Shift(var inner, var back, var span) -> {
        LongUnaryOperator before = shifted(inner, calendar);
        yield back
            ? now -> calendar.back(before.applyAsLong(now), span)
            : now -> calendar.forward(before.applyAsLong(now), span);
      }
      case Expr.Now _ -> now -> now;
      default ->
          throw new IllegalArgumentException("a field of something that moves otherwise than now");
    };
  }

  /** The least now at which {@link #shifted} is at least so much. */
  static LongUnaryOperator unshifted(Expr instant, Calendar calendar) {
    return switch (instant) {
      case Expr.Shift(var inner, var back, var span) -> {
        LongUnaryOperator after = unshifted(inner, calendar);
        yield back
            ? t -> after.applyAsLong(calendar.firstWithBackAtLeast(t, span))
            : t -> after.applyAsLong(calendar.firstWithForwardAtLeast(t, span));
      }
      case Expr.Now _ -> t -> t;
      default ->
          throw new IllegalArgumentException("a field of something that moves otherwise than now");
    };
  }
}
