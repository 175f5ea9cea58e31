package io.strate.workspace.run;

import io.strate.domain.Failure;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.ingest.SourceChanges;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.PlanReport.Change;
import io.strate.workspace.run.PlanReport.Definition;
import io.strate.workspace.run.PlanReport.Line;
import io.strate.workspace.run.PlanReport.Members;
import io.strate.workspace.run.PlanReport.OfDefinition;
import io.strate.workspace.run.PlanReport.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Tells what a run would change, and changes nothing: new rows are read into a copy of the store
 * that is dropped afterwards.
 */
public final class PlanChanges {

  private final Workspace workspace;

  public PlanChanges(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What a run as of an instant, or as of now, would change.
   *
   * @param isReading whether rows that were not read yet count
   * @throws io.strate.domain.Failure for which a run would stop as well
   */
  public PlanReport plan(OptionalLong asOf, boolean isReading) {
    long now = asOf.orElse(workspace.circumstances().clock().getAsLong());
    SourceChanges.Found sources =
        new SourceChanges(workspace.definition(), workspace.ledger().sources()).find();
    if (!isReading) {
      return report(workspace, now, sources, Optional.empty());
    }
    if (!sources.isAnyToRead()) {
      return report(workspace, now, sources, Optional.of(new Reading(0, workspace.rejected())));
    }
    try (Workspace rehearsal = workspace.rehearsal()) {
      Reading reading = read(rehearsal, now);
      return report(rehearsal, now, sources, Optional.of(reading));
    }
  }

  private static Reading read(Workspace rehearsal, long now) {
    try {
      long entries = rehearsal.readSources(now).accepted();
      return new Reading(entries, rehearsal.rejected());
    } catch (Failure stop) {
      throw new Failure(stop.code(), stop.blame(), "a run would stop: " + stop.getMessage(), stop);
    }
  }

  /** Over the rows that stand in a workspace's store. */
  private static PlanReport report(
      Workspace over, long now, SourceChanges.Found sources, Optional<Reading> reading) {
    List<Line> lines = new ArrayList<>();
    sources.changes().forEach(change -> lines.add(new PlanReport.OfSource(change)));
    lines.addAll(definitions(over));
    lines.addAll(segments(over, Population.at(over, now)));
    Optional<Runs.RunRecord> last = over.ledger().runs().last();
    boolean isDefinedOtherwise =
        last.filter(run -> run.definitionsHash() != over.definition().runHash()).isPresent();
    return new PlanReport(now, last.isEmpty(), isDefinedOtherwise, reading, lines);
  }

  // ---- events, traits, scores ----

  private static List<Line> definitions(Workspace over) {
    Map<Definition, Long> after = KnownDefinitions.of(over.definition());
    boolean isFirst = over.ledger().runs().last().isEmpty();
    // Of a run by a version that kept no hashes nothing can be told.
    Map<Definition, Long> before =
        KnownDefinitions.ofLastRun(over.ledger()).orElse(isFirst ? Map.of() : after);
    Set<Definition> all = new LinkedHashSet<>(after.keySet());
    all.addAll(before.keySet());
    List<Line> lines = new ArrayList<>();
    for (Definition each : all) {
      Change change = change(Optional.ofNullable(before.get(each)), after.get(each));
      if (change != Change.SAME) {
        lines.add(new OfDefinition(each, change, Optional.empty()));
      }
    }
    return lines;
  }

  private static Change change(
      Optional<Long> before, @org.jspecify.annotations.Nullable Long after) {
    if (after == null) {
      return Change.REMOVED;
    }
    return before.map(hash -> hash.equals(after) ? Change.SAME : Change.CHANGED).orElse(Change.NEW);
  }

  // ---- segments ----

  private static List<Line> segments(Workspace over, Population after) {
    Definitions definitions = over.definition().definitions();
    Map<String, Runs.SegmentRecord> before = over.ledger().runs().segments();
    List<Line> lines = new ArrayList<>();
    for (SegmentDefinition segment : definitions.segments()) {
      Optional<Long> known =
          Optional.ofNullable(before.get(segment.name())).map(r -> r.definitionHash());
      Change change = change(known, over.definition().hash(segment));
      Members members = members(over.ledger(), segment.name(), after.members(segment.name()));
      if (change != Change.SAME || members.entering() + members.leaving() > 0) {
        lines.add(line(segment, change, members));
      }
    }
    lines.addAll(removed(definitions, before));
    return lines;
  }

  private static Line line(SegmentDefinition segment, Change change, Members members) {
    return new OfDefinition(
        new Definition(Definition.Kind.SEGMENT, segment.of(), segment.name()),
        change,
        Optional.of(members));
  }

  private static Members members(Ledger ledger, String segment, RoaringBitmap after) {
    RoaringBitmap before = ledger.runs().members(segment);
    long staying = RoaringBitmap.andCardinality(before, after);
    return new Members(
        after.getLongCardinality(),
        after.getLongCardinality() - staying,
        before.getLongCardinality() - staying);
  }

  private static List<Line> removed(
      Definitions definitions, Map<String, Runs.SegmentRecord> before) {
    List<String> names = definitions.segments().stream().map(SegmentDefinition::name).toList();
    List<Line> lines = new ArrayList<>();
    before.forEach(
        (name, record) -> {
          if (!Implied.isImplied(name) && !names.contains(name)) {
            lines.add(
                new OfDefinition(
                    new Definition(Definition.Kind.SEGMENT, record.of(), name),
                    Change.REMOVED,
                    Optional.of(new Members(0, 0, record.members()))));
          }
        });
    return lines;
  }
}
