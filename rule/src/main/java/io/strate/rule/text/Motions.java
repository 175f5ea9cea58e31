package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.rule.Motion;
import io.strate.rule.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Holds conditions to values whose turning points can be computed: in one comparison, {@code now}
 * and {@code days since} may be added, subtracted and scaled by values that stand still, or one
 * decaying score may stand.
 */
final class Motions {

  private final Checker checker;

  Motions(Checker checker) {
    this.checker = checker;
  }

  /** How a value of an entity moves. */
  static Motion of(Expr value, Entity of, Catalogue catalogue) {
    return switch (value) {
      case Expr.Now _ -> Motion.LINEAR;
      case Expr.Trait(String name, var _) -> catalogue.motion(of, name);
      case Expr.OfAccount(Expr inner) -> of(inner, Entity.ACCOUNT, catalogue);
      case Expr.Elapsed(var _, var _, Expr instant) -> elapsed(of(instant, of, catalogue));
      case Expr.Shift(Expr instant, boolean _, Span span) ->
          shifted(of(instant, of, catalogue), span);
      case Expr.Arithmetic(var operator, Expr left, Expr right) ->
          joined(operator, of(left, of, catalogue), of(right, of, catalogue));
      case Expr.Negation(Expr inner) -> scaled(of(inner, of, catalogue));
      case Expr.CalendarField(var _, Expr instant) ->
          instant instanceof Expr.Now ? Motion.STILL : function(of(instant, of, catalogue));
      case Expr.Call call ->
          call.arguments().stream().allMatch(a -> of(a, of, catalogue) == Motion.STILL)
              ? Motion.STILL
              : Motion.WILD;
      case Expr.Literal _,
          Expr.Attribute _,
          Expr.Property _,
          Expr.Aggregate _,
          Expr.TimeOf _,
          Expr.CountContacts _,
          Expr.Condition _ ->
          Motion.STILL;
    };
  }

  private static Motion elapsed(Motion instant) {
    return instant == Motion.STILL ? Motion.LINEAR : scaled(instant);
  }

  private static Motion shifted(Motion instant, Span span) {
    return instant == Motion.STILL || span.isExact() ? instant : Motion.WILD;
  }

  /** Times or divided by what stands still. */
  private static Motion scaled(Motion value) {
    return value == Motion.DECAYING ? Motion.WILD : value;
  }

  private static Motion function(Motion value) {
    return value == Motion.STILL ? Motion.STILL : Motion.WILD;
  }

  private static Motion joined(Expr.Arithmetic.Operator operator, Motion left, Motion right) {
    if (left == Motion.STILL && right == Motion.STILL) {
      return Motion.STILL;
    }
    boolean sound =
        switch (operator) {
          case PLUS, MINUS -> true;
          case TIMES -> left == Motion.STILL || right == Motion.STILL;
          case DIVIDED_BY -> right == Motion.STILL;
        };
    boolean linear = left.compareTo(Motion.LINEAR) <= 0 && right.compareTo(Motion.LINEAR) <= 0;
    return sound && linear ? Motion.LINEAR : Motion.WILD;
  }

  // ---- what a place allows ----

  private Motion of(Expr value) {
    Entity of = checker.scope instanceof Scope.OfProfile(Entity entity) ? entity : Entity.CONTACT;
    return of(value, of, checker.catalogue);
  }

  boolean isStill(Expr value) {
    return of(value) == Motion.STILL;
  }

  /** Two sides of a comparison. */
  void comparable(ParserRuleContext at, Expr a, Expr b) {
    Motion left = of(a);
    Motion right = of(b);
    if (left == Motion.WILD || right == Motion.WILD) {
      throw wild(at);
    }
    boolean decays = left == Motion.DECAYING || right == Motion.DECAYING;
    if (decays && left != Motion.STILL && right != Motion.STILL) {
      throw checker.findings.flaw(
          "moving.score",
          at,
          "a score with a half-life is compared with a value that stands still, and both sides of '"
              + checker.findings.quote(at)
              + "' move with time");
    }
  }

  /** A value that may not move in this place. */
  void still(ParserRuleContext at, Expr value) {
    if (of(value) != Motion.STILL) {
      throw checker.findings.flaw(
          "moving.place",
          at,
          "'"
              + checker.findings.quote(at)
              + "' moves with time: here it cannot stand; compare it with <, >, = or between");
    }
  }

  /** A value that may move, but not wildly. */
  void tame(ParserRuleContext at, Expr value) {
    if (of(value) == Motion.WILD) {
      throw wild(at);
    }
  }

  private Flaw wild(ParserRuleContext at) {
    return checker.findings.flaw(
        "moving.wild",
        at,
        "the instant at which '"
            + checker.findings.quote(at)
            + "' turns cannot be computed: 'now', 'days since' and the like may be added, subtracted and scaled by values that stand still, and a score with a half-life stands alone; compare each by itself, or use a window such as 'within 3 months'");
  }

  /** Refuses what depends on the present in a source's row. */
  void noRow(ParserRuleContext at, String why) {
    if (checker.scope instanceof Scope.OfRow) {
      throw checker.findings.flaw(
          "scope.row",
          at,
          "what a row says does not depend on when it is read, and "
              + why
              + ": put this into a trait or segment");
    }
  }
}
