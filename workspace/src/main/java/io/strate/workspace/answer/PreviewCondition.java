package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.ProblemPrinter;
import io.strate.rule.text.RuleParser;
import io.strate.rule.text.SourceText;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import io.strate.workspace.run.Implied;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/** Counts who satisfies a condition without defining anything. */
public final class PreviewCondition {

  private static final String NAME = "@preview";

  private final Workspace workspace;

  public PreviewCondition(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Who satisfies the condition.
   *
   * @param reachable for each purpose, how many of them may be written to
   * @param sample the first ids
   * @param warnings what is doubtful about the condition
   */
  public record Preview(
      Entity of,
      long members,
      long population,
      List<ReachableCount> reachable,
      List<String> sample,
      List<String> warnings) {}

  /**
   * @throws Failure {@code definitions.condition} with all problems if the condition is wrong
   */
  public Preview of(String condition, Entity of, int sample, OptionalLong asOf) {
    if (sample < 0) {
      throw new Failure(
          "usage.sample", Blame.USER, "--sample takes 0 or more, found %d".formatted(sample));
    }
    List<String> warnings = new ArrayList<>();
    Definitions definitions =
        Implied.with(
            workspace.definition().definitions(), of, NAME, parsed(condition, of, warnings));
    Reachability reachability = Reachability.at(workspace, definitions, workspace.asOf(asOf));
    Evaluation evaluation = reachability.evaluation();
    RoaringBitmap members = evaluation.members(NAME);
    return new Preview(
        of,
        members.getLongCardinality(),
        evaluation.members(Implied.existing(of)).getLongCardinality(),
        of == Entity.CONTACT ? reachability.of(members) : List.of(),
        ids(of, members, sample),
        warnings);
  }

  private Expr parsed(String condition, Entity of, List<String> warnings) {
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
    warnings.addAll(problems);
    return expr;
  }

  private List<String> ids(Entity of, RoaringBitmap members, int most) {
    List<String> ids = new ArrayList<>();
    workspace.ledger().profiles().ids(of, members.limit(most), (_, id) -> ids.add(id));
    ids.sort(CodePoints::compare);
    return ids;
  }
}
