package io.strate.rule.text;

import io.strate.domain.Type;
import io.strate.rule.Window;
import io.strate.rule.grammar.RuleLanguageParser.BetweenContext;
import io.strate.rule.grammar.RuleLanguageParser.ConditionContext;
import io.strate.rule.grammar.RuleLanguageParser.CountedContext;
import io.strate.rule.grammar.RuleLanguageParser.InWindowContext;
import io.strate.rule.grammar.RuleLanguageParser.NegationContext;
import io.strate.rule.grammar.RuleLanguageParser.TestedContext;
import java.util.Optional;

/**
 * A window at the end of a {@code where}: in {@code count(e where promo within 30 days)} the
 * grammar reads {@code promo within 30 days} as a test of promo, but {@code where} runs to the
 * window, which is that of e. A test of the property takes parentheses.
 */
final class TrailingWindow {

  private TrailingWindow() {}

  /** The last test of the condition, if it may be the window of the events. */
  static Optional<TestedContext> find(CountedContext counted) {
    ConditionContext condition = counted.condition();
    if (condition == null || counted.window() != null) {
      return Optional.empty();
    }
    NegationContext last = condition.conjunction().getLast().negation().getLast();
    while (last.negation() != null) {
      last = last.negation();
    }
    return last.predicate() instanceof TestedContext tested && isWindow(tested)
        ? Optional.of(tested)
        : Optional.empty();
  }

  private static boolean isWindow(TestedContext tested) {
    return switch (tested.test()) {
      case InWindowContext window -> window.NOT() == null;
      case BetweenContext between ->
          between.NOT() == null
              && between.sum().stream().allMatch(sum -> Literals.date(sum).isPresent());
      case null, default -> false;
    };
  }

  /** The window, or empty if it is a test of the property after all. */
  static Optional<Window> window(Checker ofEvent, TestedContext tested, String event) {
    Type type = ofEvent.values.sum(tested.sum()).type();
    String quoted = ofEvent.findings.quote(tested);
    if (tested.test() instanceof InWindowContext window) {
      if (type == Type.INSTANT) {
        throw ofEvent.findings.flaw(
            "where.window",
            tested,
            "put parentheses around '"
                + quoted
                + "': without them this window is that of '"
                + event
                + "'");
      }
      return Optional.of(ofEvent.moments.recent(window.recent()));
    }
    BetweenContext between = (BetweenContext) tested.test();
    if (type == Type.INSTANT) {
      return Optional.empty();
    }
    if (type == Type.ANY) {
      throw ofEvent.findings.flaw(
          "where.window",
          tested,
          "put parentheses around '"
              + quoted
              + "', or around what stands before 'between' if the dates are the window of '"
              + event
              + "'");
    }
    return Optional.of(
        ofEvent.moments.range(
            between,
            Literals.date(between.sum(0)).orElseThrow(),
            Literals.date(between.sum(1)).orElseThrow()));
  }
}
