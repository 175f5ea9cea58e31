package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.edit.DefinitionVersions;
import io.strate.workspace.ingest.ReadReport;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.LearntValues.Restated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;

/** Reads what is new, computes every segment of every profile, and records what changed. */
public final class RunSegments {

  private final Workspace workspace;
  private final LearntValues learnt;

  /** What was learnt stays as it was stated last. */
  public RunSegments(Workspace workspace) {
    this(workspace, LearntValues.NONE);
  }

  /**
   * @param learnt states what rules may ask for
   */
  public RunSegments(Workspace workspace, LearntValues learnt) {
    this.workspace = workspace;
    this.learnt = learnt;
  }

  /** Runs as of an instant, or as of now. */
  public RunReport run(OptionalLong asOf) {
    long started = workspace.circumstances().clock().getAsLong();
    long now = asOf.orElse(started);
    return run(started, now, workspace.readSources(now));
  }

  /** Runs as of an instant over what has been read: other definitions need no new rows. */
  RunReport runUnread(long now) {
    return run(workspace.circumstances().clock().getAsLong(), now, new ReadReport(List.of()));
  }

  private RunReport run(long started, long now, ReadReport read) {
    Ledger ledger = workspace.ledger();
    long mark = ledger.mark();
    DefinitionVersions versions = new DefinitionVersions(workspace);
    versions.note("");
    List<Restated> restated = state(now);
    Definitions definitions = workspace.definition().definitions();
    Population population = Population.at(workspace, now);
    Runs.Changes changes =
        ledger
            .runs()
            .save(
                new Runs.Run(
                    now,
                    mark,
                    workspace.definition().runHash(),
                    results(definitions, population),
                    population.due(Entity.CONTACT),
                    population.due(Entity.ACCOUNT)));
    population.keepEventCounts();
    KnownDefinitions.keep(ledger, workspace.definition());
    versions.computed(changes.number());
    long took = workspace.circumstances().clock().getAsLong() - started;
    return report(now, read, definitions, population, changes, restated, took);
  }

  /** Before anything is computed, so that it is computed by what is true of now. */
  private List<Restated> state(long now) {
    if (!learnt.takeUp(now)) {
      return List.of();
    }
    Ledger ledger = workspace.ledger();
    Reach reach = Reach.since(ledger, learnt.looksAround(), ledger.runs().last(), now);
    return learnt.beforeRun(reach.contacts(), reach.accounts(), now);
  }

  private List<Runs.SegmentResult> results(Definitions definitions, Population population) {
    List<Runs.SegmentResult> results = new ArrayList<>();
    for (SegmentDefinition segment : Implied.by(definitions).addedTo(definitions).segments()) {
      results.add(
          new Runs.SegmentResult(
              segment.name(),
              segment.of(),
              workspace.definition().hash(segment),
              population.members(segment.name())));
    }
    population
        .ranked()
        .forEach(
            (top, members) ->
                results.add(
                    new Runs.SegmentResult(
                        Implied.ranked(top), workspace.segment(top).of(), 0, members)));
    return results;
  }

  private RunReport report(
      long now,
      ReadReport read,
      Definitions definitions,
      Population population,
      Runs.Changes changes,
      List<Restated> restated,
      long took) {
    Implied implied = Implied.by(definitions);
    List<RunReport.Line> lines = new ArrayList<>();
    for (SegmentDefinition segment : definitions.segments()) {
      lines.add(
          new RunReport.Line(
              segment.name(),
              workspace.definition().label(segment.name()),
              segment.of(),
              population.members(segment.name()).getLongCardinality(),
              moved(changes.segments(), segment, true),
              moved(changes.segments(), segment, false),
              implied.reachable(segment, population::members)));
    }
    return new RunReport(
        now,
        population.members(Implied.existing(Entity.CONTACT)).getLongCardinality(),
        population.members(Implied.existing(Entity.ACCOUNT)).getLongCardinality(),
        population.events(),
        lines,
        read.accepted(),
        workspace.rejected(),
        restated,
        took);
  }

  private static long moved(
      Map<String, Runs.Delta> changes, SegmentDefinition segment, boolean entered) {
    Runs.Delta delta = changes.get(segment.name());
    RoaringBitmap moved =
        delta == null ? new RoaringBitmap() : entered ? delta.entered() : delta.left();
    return moved.getLongCardinality();
  }
}
