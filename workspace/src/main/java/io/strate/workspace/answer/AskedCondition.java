package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.ProblemPrinter;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.util.List;

/**
 * A condition that somebody asks about.
 *
 * @param of whose it is
 * @param definitions the workspace's, with the condition as the segment {@link #NAME}
 * @param warnings what is doubtful about it
 */
record AskedCondition(Entity of, Definitions definitions, List<String> warnings) {

  static final String NAME = "@preview";

  /**
   * @throws Failure {@code definitions.condition} with all problems if the condition is wrong
   */
  static AskedCondition parse(Workspace workspace, String condition, Entity of) {
    Parsed<Expr> parsed =
        new RuleParser(workspace.definition().catalogue(), workspace.definition().zone())
            .condition(SourceText.of("condition", condition), of);
    List<String> problems = parsed.problems().stream().map(ProblemPrinter::print).toList();
    Expr expr =
        parsed
            .value()
            .orElseThrow(
                () ->
                    new Failure("definitions.condition", Blame.USER, String.join("\n", problems)));
    return new AskedCondition(
        of, Implied.with(workspace.definition().definitions(), of, NAME, expr), problems);
  }

  /** All that it draws on, itself included. */
  Involved drawnOn() {
    return Involved.in(definitions, NAME);
  }
}
