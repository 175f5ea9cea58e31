package io.strate.workspace.answer;

import io.strate.domain.Blame;
import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import io.strate.workspace.run.Implied;
import io.strate.workspace.run.Interest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/** Counts who satisfies a condition without defining anything. */
public final class PreviewCondition {

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
    return of(condition, of, sample, asOf, Interest.LASTING);
  }

  /**
   * The same, for as long as somebody waits for the answer.
   *
   * @throws Failure {@code question.superseded} if nobody does any more
   */
  public Preview of(String condition, Entity of, int sample, OptionalLong asOf, Interest interest) {
    if (sample < 0) {
      throw new Failure(
          "usage.sample", Blame.USER, "--sample takes 0 or more, found %d".formatted(sample));
    }
    AskedCondition asked = AskedCondition.parse(workspace, condition, of);
    long now = workspace.asOf(asOf);
    return switch (of) {
      case CONTACT -> {
        Reachability reachability =
            Reachability.at(
                workspace, asked.definitions(), List.of(AskedCondition.NAME), now, interest);
        Evaluation evaluation = reachability.evaluation();
        RoaringBitmap members = evaluation.members(AskedCondition.NAME);
        yield preview(asked, evaluation, sample, reachability.of(members));
      }
      case ACCOUNT ->
          preview(
              asked,
              Evaluation.at(workspace, asked.drawnOn().only(), now, interest),
              sample,
              List.of());
    };
  }

  private Preview preview(
      AskedCondition asked, Evaluation evaluation, int sample, List<ReachableCount> reachable) {
    RoaringBitmap members = evaluation.members(AskedCondition.NAME);
    return new Preview(
        asked.of(),
        members.getLongCardinality(),
        evaluation.members(Implied.existing(asked.of())).getLongCardinality(),
        reachable,
        ids(asked.of(), members, sample),
        asked.warnings());
  }

  private List<String> ids(Entity of, RoaringBitmap members, int most) {
    List<String> ids = new ArrayList<>();
    workspace.ledger().profiles().ids(of, members.limit(most), (_, id) -> ids.add(id));
    ids.sort(CodePoints::compare);
    return ids;
  }
}
