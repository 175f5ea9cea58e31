package io.strate.rule.form;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.form.RuleForm.Reading;
import io.strate.rule.text.Rule;
import io.strate.rule.text.RulePrinter;
import io.strate.rule.text.RulePrinter.Language;
import io.strate.rule.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule of the form IF … THEN segment = '…' ELSE …: a form for each condition, and the segment
 * that it leads to. Of the last the condition may be left out: it takes the rest.
 */
public record BranchesForm(List<Branch> branches) {

  public BranchesForm {
    branches = List.copyOf(branches);
    if (branches.isEmpty()
        || branches.stream().limit(branches.size() - 1L).anyMatch(b -> b.condition().isEmpty())) {
      throw new IllegalArgumentException("only the last of several branches has no condition");
    }
  }

  public record Branch(Optional<RuleForm> condition, String segment) {}

  /**
   * A form that was looked at.
   *
   * @param problems of rows, whose paths begin with the number of their branch: {@code
   *     /branches/0/condition/rows/1}
   * @param text the rule, if every branch has a sound condition
   */
  public record Checked(List<RowProblem> problems, Optional<String> text) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /** The form of a text; empty if it is not of that form, or cannot be read. */
  public static Optional<BranchesForm> of(String text, Entity of, Reading reading) {
    return reading
        .parser()
        .rule(SourceText.of("rule", text), of)
        .value()
        .flatMap(
            rule ->
                switch (rule) {
                  case Rule.Alone _ -> Optional.empty();
                  case Rule.Branches(List<Rule.Branch> branches) ->
                      Optional.of(
                          new BranchesForm(
                              branches.stream().map(branch -> branch(branch, reading)).toList()));
                });
  }

  private static Branch branch(Rule.Branch branch, Reading reading) {
    return new Branch(
        branch
            .condition()
            .map(condition -> RuleForm.of(condition, reading.language(), reading.zone())),
        branch.segment());
  }

  /** What is wrong with its rows, and the whole as text in the language of the reading. */
  public Checked check(Entity of, Reading reading) {
    List<RowProblem> problems = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean isWhole = true;
    for (int i = 0; i < branches.size(); i++) {
      Branch branch = branches.get(i);
      if (branch.segment().isBlank()) {
        problems.add(
            new RowProblem("/branches/" + i, "segment", "say what this segment is called"));
      }
      Optional<RuleForm.Checked> checked = branch.condition().map(form -> form.check(of, reading));
      String path = "/branches/" + i + "/condition";
      checked.stream()
          .flatMap(it -> it.problems().stream())
          .map(it -> new RowProblem(path + it.path(), it.field(), it.sentence()))
          .forEach(problems::add);
      Optional<String> condition =
          checked.flatMap(it -> it.text(reading.language(), reading.zone()));
      isWhole &= !branch.segment().isBlank() && checked.isPresent() == condition.isPresent();
      text.append(branch(i == 0, condition, branch.segment(), reading));
    }
    return new Checked(problems, isWhole ? Optional.of(text.toString()) : Optional.empty());
  }

  private static String branch(
      boolean isFirst, Optional<String> condition, String segment, Reading reading) {
    boolean isFrench = reading.language() == Language.FRENCH;
    String otherwise = isFirst ? "" : isFrench ? " SINON" : " ELSE";
    String when =
        condition
            .map(
                it ->
                    (isFirst ? "" : " ")
                        + (isFrench ? "SI " : "IF ")
                        + it
                        + (isFrench ? " ALORS" : " THEN"))
            .orElse("");
    String name =
        RulePrinter.print(
            new Expr.Literal(Value.text(segment)), reading.language(), reading.zone());
    return otherwise + when + " segment = " + name;
  }
}
