package io.strate.rule.text;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Expr.Comparison.Operator;
import java.util.Locale;
import org.antlr.v4.runtime.ParserRuleContext;

/** Warns where {@code days since last x > 90} leaves out those who never did x. */
final class NeverDone {

  private NeverDone() {}

  static void warn(Checker checker, ParserRuleContext at, Expr.Comparison comparison) {
    boolean large =
        comparison.operator() == Operator.GREATER || comparison.operator() == Operator.AT_LEAST;
    boolean small =
        comparison.operator() == Operator.LESS || comparison.operator() == Operator.AT_MOST;
    if (large) {
      warn(checker, at, comparison.left(), comparison.right());
    } else if (small) {
      warn(checker, at, comparison.right(), comparison.left());
    }
  }

  private static void warn(Checker checker, ParserRuleContext at, Expr long_, Expr bound) {
    if (long_
            instanceof Expr.Elapsed(var unit, var direction, Expr.TimeOf(boolean last, var events))
        && last
        && direction == Expr.Elapsed.Direction.SINCE
        && bound instanceof Expr.Literal(Value.Num(double count))) {
      String event = events.event();
      checker.findings.warning(
          "rule.never_done",
          at,
          "this leaves out who never did '"
              + event
              + "'; 'no "
              + event
              + " within "
              + Words.number(count)
              + " "
              + unit.name().toLowerCase(Locale.ROOT)
              + (count == 1 ? "" : "s")
              + "' holds for them too");
    }
  }
}
