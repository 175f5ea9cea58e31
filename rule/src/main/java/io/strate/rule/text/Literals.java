package io.strate.rule.text;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.grammar.RuleLanguageParser.DateContext;
import io.strate.rule.grammar.RuleLanguageParser.FactorContext;
import io.strate.rule.grammar.RuleLanguageParser.MomentContext;
import io.strate.rule.grammar.RuleLanguageParser.NumberContext;
import io.strate.rule.grammar.RuleLanguageParser.PrimaryContext;
import io.strate.rule.grammar.RuleLanguageParser.ProductContext;
import io.strate.rule.grammar.RuleLanguageParser.SumContext;
import java.math.BigDecimal;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Numbers, texts and dates as written. */
final class Literals {

  private Literals() {}

  /** What stands alone in a sum, without signs. */
  private static Optional<PrimaryContext> alone(SumContext sum) {
    if (sum.product().size() != 1 || !sum.span().isEmpty()) {
      return Optional.empty();
    }
    ProductContext product = sum.product(0);
    if (product.factor().size() != 1) {
      return Optional.empty();
    }
    FactorContext factor = product.factor(0);
    return Optional.ofNullable(factor.primary());
  }

  /** The date that is all of a sum. */
  static Optional<DateContext> date(SumContext sum) {
    return alone(sum)
        .flatMap(
            primary ->
                primary instanceof MomentContext moment
                    ? Optional.of(moment.date())
                    : Optional.empty());
  }

  /** A number, a hundredth of it if it is per cent, exact before it is rounded to a double. */
  static Expr number(
      Checker checker,
      ParserRuleContext at,
      TerminalNode number,
      @Nullable TerminalNode percent,
      boolean negative) {
    return new Expr.Literal(
        Value.number(number(checker.findings, at, number.getText(), percent != null, negative)));
  }

  static double number(
      Findings findings, ParserRuleContext at, String digits, boolean percent, boolean negative) {
    double value;
    if (percent
        && digits.length() <= 400
        && !digits.toLowerCase(java.util.Locale.ROOT).contains("e")) {
      value = new BigDecimal(digits).movePointLeft(2).doubleValue();
    } else {
      value = Double.parseDouble(digits) / (percent ? 100 : 1);
    }
    if (!Double.isFinite(value)) {
      throw findings.flaw(
          "number.too_large",
          at,
          "'" + Findings.shorten(digits) + "' is beyond what a number can hold (about 1.8e308)");
    }
    return negative ? 0.0 - value : value;
  }

  static Optional<NumberContext> number(FactorContext factor) {
    return factor.primary() instanceof NumberContext number
        ? Optional.of(number)
        : Optional.empty();
  }

  /** A text without its quotes, doubled quotes single; French quotes stand off by spaces. */
  static String text(String quoted) {
    String inner = quoted.substring(1, quoted.length() - 1);
    return quoted.startsWith("«") ? trim(inner) : inner.replace("''", "'");
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
