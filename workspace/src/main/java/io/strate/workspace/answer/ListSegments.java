package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.ledger.Runs;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Implied;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param change when members last entered or left, and how many; empty if none ever did
   * @param isComputed whether it has been computed since it was defined
   */
  public record Line(
      String name,
      String label,
      Entity of,
      long members,
      long population,
      OptionalLong reachable,
      Optional<Change> change,
      boolean isComputed) {}

  /** How many members entered and left at an instant. */
  public record Change(long at, long entered, long left) {}

  /** All segments in the order of the definitions; nobody is in one that no run has computed. */
  public List<Line> all() {
    Runs runs = workspace.ledger().runs();
    Implied implied = Implied.by(workspace.definition().definitions());
    Map<String, Runs.SegmentRecord> computed = runs.segments();
    return workspace.definition().definitions().segments().stream()
        .map(segment -> line(segment, runs, computed, implied))
        .toList();
  }

  /**
   * One of them.
   *
   * @throws io.strate.domain.Failure if no segment has that name
   */
  public Line one(String name) {
    Runs runs = workspace.ledger().runs();
    Implied implied = Implied.by(workspace.definition().definitions());
    return line(workspace.segment(name), runs, runs.segments(), implied);
  }

  private Line line(
      SegmentDefinition segment,
      Runs runs,
      Map<String, Runs.SegmentRecord> computed,
      Implied implied) {
    String name = segment.name();
    return new Line(
        name,
        workspace.definition().label(name),
        segment.of(),
        members(computed, name),
        members(computed, Implied.existing(segment.of())),
        implied.reachable(segment, runs::members),
        runs.lastChange(name).map(ListSegments::change),
        computed.containsKey(name));
  }

  private static long members(Map<String, Runs.SegmentRecord> computed, String segment) {
    Runs.SegmentRecord record = computed.get(segment);
    return record == null ? 0 : record.members();
  }

  private static Change change(Runs.Delta delta) {
    return new Change(
        delta.asOf(), delta.entered().getLongCardinality(), delta.left().getLongCardinality());
  }
}
