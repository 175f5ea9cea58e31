package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentRule;
import io.strate.workspace.open.Workspace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Everybody's memberships as of an instant: computed for all, or, where the last run still holds,
 * only for those whose timelines changed or whose instant has come.
 */
final class Population {

  private final Ledger ledger;
  private final Runs runs;
  private final Evaluation evaluation;
  private final Optional<Reach> evaluated;
  private final EventCounts events;
  private final Map<String, RoaringBitmap> members = new HashMap<>();

  private Population(
      Ledger ledger, Evaluation evaluation, Optional<Reach> evaluated, EventCounts events) {
    this.ledger = ledger;
    this.runs = ledger.runs();
    this.evaluation = evaluation;
    this.evaluated = evaluated;
    this.events = events;
  }

  static Population at(Workspace workspace, long now) {
    Ledger ledger = workspace.ledger();
    Definitions definitions = workspace.definition().definitions();
    Plan plan = Evaluation.plan(ledger, definitions);
    Optional<Reach> some = changed(workspace, plan, now);
    EventCounts events =
        some.isPresent() ? EventCounts.kept(ledger, now) : EventCounts.none(ledger, now);
    Feeding feeding =
        some.map(numbers -> Feeding.only(ledger, numbers))
            .orElseGet(() -> Feeding.everybody(ledger))
            .counting(events);
    return new Population(ledger, Evaluation.of(ledger, plan, now, feeding), some, events);
  }

  /**
   * Whose memberships may differ from the last run's; empty if everybody's may: there was no run,
   * it was of later or of other definitions, or a rank needs all values.
   */
  private static Optional<Reach> changed(Workspace workspace, Plan plan, long now) {
    Optional<Runs.RunRecord> last = workspace.ledger().runs().last();
    boolean ranks =
        workspace.definition().definitions().segments().stream()
            .anyMatch(segment -> segment.rule() instanceof SegmentRule.Top);
    boolean holds =
        last.isPresent()
            && last.get().asOf() <= now
            && last.get().definitionsHash() == workspace.definition().runHash()
            && !ranks;
    return holds
        ? Optional.of(Reach.since(workspace.ledger(), plan, last.get(), now))
        : Optional.empty();
  }

  /** The members of a segment. */
  RoaringBitmap members(String segment) {
    return members.computeIfAbsent(segment, this::find);
  }

  private RoaringBitmap find(String segment) {
    RoaringBitmap found = evaluation.members(segment);
    evaluated.ifPresent(
        numbers -> {
          RoaringBitmap before = runs.members(segment).clone();
          before.andNot(numbers.of(evaluation.of(segment)));
          found.or(before);
        });
    return found;
  }

  /** When a membership of each profile may change next, by number. */
  long[] due(Entity of) {
    int count = ledger.profiles().count(of);
    return evaluated
        .map(numbers -> Due.after(runs.due(of), count, evaluation, of, numbers.of(of)))
        .orElseGet(
            () ->
                Due.after(
                    new long[0], count, evaluation, of, RoaringBitmap.bitmapOfRange(0, count)));
  }

  /** How many events of contacts have happened. */
  long events() {
    return events.total();
  }

  void keepEventCounts() {
    events.keep(ledger);
  }
}
