package io.strate.rule.text;

import static io.strate.rule.grammar.RuleLanguageLexer.*;

import io.strate.rule.grammar.RuleLanguageParser.BoundsContext;
import io.strate.rule.grammar.RuleLanguageParser.OperatorContext;
import io.strate.rule.grammar.RuleLanguageParser.SignedContext;

/** An interval of numbers, its ends infinite or finite, each in it or not. */
public record Bounds(double low, boolean includesLow, double high, boolean includesHigh) {

  public Bounds {
    if (!(low < high || (low == high && includesLow && includesHigh))) {
      throw new IllegalArgumentException("an interval holds something");
    }
  }

  /** Whether some number is in both. */
  public boolean overlaps(Bounds other) {
    return !isBelow(other) && !other.isBelow(this);
  }

  /** Whether every number in it is less than every one in the other. */
  public boolean isBelow(Bounds other) {
    return high < other.low || (high == other.low && !(includesHigh && other.includesLow));
  }

  /** Whether nothing lies between it and one that is above it. */
  public boolean touches(Bounds above) {
    return high > above.low || (high == above.low && (includesHigh || above.includesLow));
  }

  static Bounds of(Findings findings, BoundsContext context) {
    double first = number(findings, context.signed(0));
    if (context.RANGE() == null) {
      return context.operator().isEmpty()
          ? new Bounds(first, true, first, true)
          : oneSided(findings, context, context.operator(0).getStart().getType(), first);
    }
    double last = number(findings, context.signed(1));
    int lowSign = sign(context, true);
    int highSign = sign(context, false);
    boolean sound =
        (lowSign == GREATER || lowSign == AT_LEAST) && (highSign == LESS || highSign == AT_MOST);
    boolean some = first < last || (first == last && lowSign == AT_LEAST && highSign == AT_MOST);
    if (!sound || !some) {
      throw findings.flaw(
          "tier.bounds",
          context,
          sound
              ? "no number lies within "
                  + findings.quoted(context)
                  + ": the lower bound stands first"
              : "bounds run from low to high, as in '> 0 .. 20' or '20 .. < 50'");
    }
    return new Bounds(first, lowSign == AT_LEAST, last, highSign == AT_MOST);
  }

  private static Bounds oneSided(Findings findings, BoundsContext context, int sign, double bound) {
    return switch (sign) {
      case GREATER -> new Bounds(bound, false, Double.POSITIVE_INFINITY, false);
      case AT_LEAST -> new Bounds(bound, true, Double.POSITIVE_INFINITY, false);
      case LESS -> new Bounds(Double.NEGATIVE_INFINITY, false, bound, false);
      case AT_MOST -> new Bounds(Double.NEGATIVE_INFINITY, false, bound, true);
      case EQUAL -> new Bounds(bound, true, bound, true);
      default ->
          throw findings.flaw(
              "tier.bounds", context, "a tier is an interval: '> 5', '20 .. 50', '0' or otherwise");
    };
  }

  /** The sign before the lower or the upper end of a range; without one the end is included. */
  private static int sign(BoundsContext context, boolean lower) {
    int range = context.RANGE().getSymbol().getTokenIndex();
    for (OperatorContext operator : context.operator()) {
      if (operator.getStart().getTokenIndex() < range == lower) {
        return operator.getStart().getType();
      }
    }
    return lower ? AT_LEAST : AT_MOST;
  }

  private static double number(Findings findings, SignedContext context) {
    return 0.0
        + Literals.number(
            findings,
            context,
            context.NUMBER().getText(),
            context.PERCENT() != null,
            context.MINUS() != null);
  }
}
