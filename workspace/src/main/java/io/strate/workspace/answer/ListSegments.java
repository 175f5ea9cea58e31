package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.util.List;
import java.util.OptionalLong;

/** Lists the segments of the definitions with their members as of the last run. */
public final class ListSegments {

  private final Workspace workspace;

  public ListSegments(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * One segment.
   *
   * @param population how many profiles of its entity exist
   * @param reachable members that may be written to, where the rules ask who is
   * @param changed the instant of the run at which members last entered or left
   */
  public record Line(
      String name,
      String label,
      Entity of,
      long members,
      long population,
      OptionalLong reachable,
      OptionalLong changed) {}

  /** All segments in the order of the definitions; nobody is in one that no run has computed. */
  public List<Line> all() {
    Runs runs = workspace.ledger().runs();
    Implied implied = Implied.by(workspace.definition().definitions());
    return workspace.definition().definitions().segments().stream()
        .map(segment -> line(segment, runs, implied))
        .toList();
  }

  private Line line(SegmentDefinition segment, Runs runs, Implied implied) {
    String name = segment.name();
    List<Runs.Delta> history = runs.history(name);
    return new Line(
        name,
        workspace.definition().label(name),
        segment.of(),
        runs.members(name).getLongCardinality(),
        runs.members(Implied.existing(segment.of())).getLongCardinality(),
        implied.reachable(segment, runs::members),
        history.isEmpty() ? OptionalLong.empty() : OptionalLong.of(history.getLast().asOf()));
  }
}
