package io.strate.rule.text;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Motion;
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

  private Motion of(Expr value) {
    Entity of = checker.scope instanceof Scope.OfProfile(Entity entity) ? entity : Entity.CONTACT;
    return Motion.of(value, of, checker.catalogue);
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
          "a score with a half-life is compared with a value that stands still, and both sides of "
              + checker.findings.quoted(at)
              + " move with time");
    }
  }

  /** A value that may not move in this place. */
  void still(ParserRuleContext at, Expr value) {
    if (of(value) != Motion.STILL) {
      throw checker.findings.flaw(
          "moving.place",
          at,
          checker.findings.quoted(at)
              + " moves with time: here it cannot stand; compare it with <, >, = or between");
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
        "the instant at which "
            + checker.findings.quoted(at)
            + " turns cannot be computed: 'now', 'days since' and the like may be added, subtracted and scaled by values that stand still, and a score with a half-life stands alone; compare each by itself, or use a window such as 'within 3 months'");
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
