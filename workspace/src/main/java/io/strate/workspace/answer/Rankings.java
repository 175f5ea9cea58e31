package io.strate.workspace.answer;

import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who is ranked into the segments of the highest: as the last run announced, or computed anew where
 * another instant is asked for or definitions changed since.
 */
final class Rankings {

  private final Workspace workspace;
  private final Definitions definitions;
  private final OptionalLong asOf;
  private Optional<Evaluation> anew = Optional.empty();

  private Rankings(Workspace workspace, Definitions definitions, OptionalLong asOf) {
    this.workspace = workspace;
    this.definitions = definitions;
    this.asOf = asOf;
  }

  /** As of an instant that was asked for, or the last run. */
  static Rankings of(Workspace workspace, OptionalLong asOf) {
    return new Rankings(workspace, workspace.definition().definitions(), asOf);
  }

  /**
   * Definitions with the ranked in as lists, so that a few profiles can be looked at without
   * ranking everybody.
   */
  Definitions stated(Definitions to, Neighbourhood neighbours) {
    return new Definitions(
        to.zone(),
        to.contactZone(),
        to.events(),
        to.traits(),
        to.scores(),
        to.segments().stream().map(s -> stated(s, neighbours)).toList(),
        to.channels(),
        to.legalBases());
  }

  private SegmentDefinition stated(SegmentDefinition segment, Neighbourhood neighbours) {
    return segment.rule() instanceof SegmentRule.Top
        ? new SegmentDefinition(
            segment.of(),
            segment.name(),
            segment.family(),
            segment.under(),
            new SegmentRule.Listed(ranked(segment, neighbours)),
            segment.always(),
            segment.never())
        : segment;
  }

  private Set<String> ranked(SegmentDefinition segment, Neighbourhood neighbours) {
    RoaringBitmap members = members(segment.name());
    Set<String> ids = new HashSet<>();
    neighbours
        .numbers()
        .forEach(
            (subject, number) -> {
              if (subject.of() == segment.of() && members.contains(number)) {
                ids.add(subject.id());
              }
            });
    return ids;
  }

  /** The members of a segment that depends on who is ranked in. */
  RoaringBitmap members(String segment) {
    Runs.RunRecord last = workspace.lastRun();
    boolean holds = asOf.isEmpty() && last.definitionsHash() == workspace.definition().runHash();
    if (holds) {
      return workspace.ledger().runs().members(segment);
    }
    if (anew.isEmpty()) {
      long now = asOf.orElse(last.asOf());
      anew = Optional.of(Evaluation.at(workspace, definitions, now));
    }
    return anew.get().members(segment);
  }
}
