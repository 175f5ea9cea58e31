package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
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
  private final Map<String, RoaringBitmap> ranked;
  private final Map<String, RoaringBitmap> members = new HashMap<>();

  private Population(
      Ledger ledger,
      Evaluation evaluation,
      Optional<Reach> evaluated,
      EventCounts events,
      Map<String, RoaringBitmap> ranked) {
    this.ledger = ledger;
    this.runs = ledger.runs();
    this.evaluation = evaluation;
    this.evaluated = evaluated;
    this.events = events;
    this.ranked = ranked;
  }

  static Population at(Workspace workspace, long now) {
    Ledger ledger = workspace.ledger();
    Definitions definitions = workspace.definition().definitions();
    Ranks ranks = new Ranks(definitions);
    if (!ranks.comeFirst()) {
      Plan plan = Evaluation.plan(ledger, definitions);
      return everybody(ledger, plan, now, Map.of());
    }
    Map<String, RoaringBitmap> ranked = ranks.compute(ledger, now);
    Plan plan = Evaluation.plan(ledger, ranks.given(ledger, ranked));
    return lastThatHolds(workspace, now)
        .map(
            last -> {
              RoaringBitmap contacts = ranks.moved(Entity.CONTACT, ledger.runs(), ranked);
              RoaringBitmap accounts = ranks.moved(Entity.ACCOUNT, ledger.runs(), ranked);
              Reach reach = Reach.since(ledger, plan, last, now, contacts, accounts);
              return only(ledger, plan, now, reach, ranked);
            })
        .orElseGet(() -> everybody(ledger, plan, now, ranked));
  }

  private static Population everybody(
      Ledger ledger, Plan plan, long now, Map<String, RoaringBitmap> ranked) {
    EventCounts events = EventCounts.none(ledger, now);
    Feeding feeding = Feeding.everybody(ledger).counting(events);
    Evaluation evaluation = Evaluation.of(ledger, plan, now, feeding);
    return new Population(ledger, evaluation, Optional.empty(), events, ranked);
  }

  private static Population only(
      Ledger ledger, Plan plan, long now, Reach reach, Map<String, RoaringBitmap> ranked) {
    EventCounts events = EventCounts.kept(ledger, now);
    Feeding feeding = Feeding.only(ledger, reach).counting(events);
    Evaluation evaluation = Evaluation.of(ledger, plan, now, feeding);
    return new Population(ledger, evaluation, Optional.of(reach), events, ranked);
  }

  /** The last run, if it was of these definitions and not of a later instant. */
  private static Optional<Runs.RunRecord> lastThatHolds(Workspace workspace, long now) {
    long definitions = workspace.definition().runHash();
    return workspace
        .ledger()
        .runs()
        .last()
        .filter(last -> last.asOf() <= now && last.definitionsHash() == definitions);
  }

  /** Who is ranked in each top, by its name. */
  Map<String, RoaringBitmap> ranked() {
    return ranked;
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
