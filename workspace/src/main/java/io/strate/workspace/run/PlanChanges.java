package io.strate.workspace.run;

import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/** Tells what a run would change, over the rows that the last run read. */
public final class PlanChanges {

  private final Workspace workspace;

  public PlanChanges(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What a run as of an instant, or as of now, would change. */
  public PlanReport plan(OptionalLong asOf) {
    long now = asOf.orElse(workspace.circumstances().clock().getAsLong());
    Definitions definitions = workspace.definition().definitions();
    Evaluation evaluation = Evaluation.at(workspace, definitions, now);
    Map<String, Runs.SegmentRecord> before = workspace.ledger().runs().segments();
    List<PlanReport.Line> lines = new ArrayList<>();
    for (SegmentDefinition segment : definitions.segments()) {
      PlanReport.Line line = line(segment, before, evaluation.members(segment.name()));
      if (!line.change().equals("same") || line.entering() + line.leaving() > 0) {
        lines.add(line);
      }
    }
    removed(definitions, before, lines);
    return new PlanReport(notes(now), lines);
  }

  private PlanReport.Line line(
      SegmentDefinition segment, Map<String, Runs.SegmentRecord> before, RoaringBitmap after) {
    RoaringBitmap members = workspace.ledger().runs().members(segment.name());
    long staying = RoaringBitmap.andCardinality(members, after);
    return new PlanReport.Line(
        segment.name(),
        change(segment, before),
        after.getLongCardinality(),
        after.getLongCardinality() - staying,
        members.getLongCardinality() - staying);
  }

  private String change(SegmentDefinition segment, Map<String, Runs.SegmentRecord> before) {
    Runs.SegmentRecord known = before.get(segment.name());
    if (known == null) {
      return "new";
    }
    return known.definitionHash() == workspace.definition().hash(segment) ? "same" : "changed";
  }

  private static void removed(
      Definitions definitions,
      Map<String, Runs.SegmentRecord> before,
      List<PlanReport.Line> lines) {
    List<String> names = definitions.segments().stream().map(SegmentDefinition::name).toList();
    before.forEach(
        (name, record) -> {
          if (!Implied.isImplied(name) && !names.contains(name)) {
            lines.add(new PlanReport.Line(name, "removed", 0, 0, record.members()));
          }
        });
  }

  private List<String> notes(long now) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "as of " + java.time.Instant.ofEpochMilli(now) + ", over the rows that were read so far");
    workspace
        .ledger()
        .runs()
        .last()
        .ifPresentOrElse(
            last -> {
              if (last.definitionsHash() != workspace.definition().runHash()) {
                notes.add("the definitions have changed since the last run");
              }
            },
            () -> notes.add("nothing has been run yet: a run reads the sources first"));
    return notes;
  }
}
