package io.strate.rule.text;

import io.strate.rule.Expr;
import io.strate.rule.grammar.RuleLanguageParser.IfThenContext;
import io.strate.rule.grammar.RuleLanguageParser.OutcomeContext;
import io.strate.rule.grammar.RuleLanguageParser.RuleTextContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whole rules. */
final class Rules {

  private Rules() {}

  static Rule of(Checker checker, RuleTextContext tree) {
    IfThenContext ifThen = tree.ifThen();
    if (ifThen == null) {
      return new Rule.Alone(checker.conditions.condition(tree.condition()));
    }
    List<Expr> conditions = Flaw.each(ifThen.condition(), checker.conditions::condition);
    List<Rule.Branch> branches = new ArrayList<>();
    for (int i = 0; i < ifThen.outcome().size(); i++) {
      OutcomeContext outcome = ifThen.outcome(i);
      String segment = Literals.text(outcome.TEXT().getText());
      if (segment.isBlank()) {
        throw checker.findings.flaw(
            "segment.name", outcome, "expected the name of a segment between the quotes");
      }
      branches.add(
          new Rule.Branch(
              i < conditions.size() ? Optional.of(conditions.get(i)) : Optional.empty(), segment));
    }
    return new Rule.Branches(branches);
  }

  static List<String> outcomes(RuleTextContext tree) {
    return tree.ifThen() == null
        ? List.of()
        : tree.ifThen().outcome().stream()
            .map(outcome -> Literals.text(outcome.TEXT().getText()))
            .toList();
  }
}
