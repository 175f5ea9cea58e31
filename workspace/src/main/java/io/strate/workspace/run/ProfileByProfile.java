package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Evaluator;
import io.strate.engine.Plan;
import io.strate.engine.World;
import io.strate.ledger.Ledger;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.roaringbitmap.RoaringBitmap;

/** Definitions evaluated one profile after another, again and again. For one thread. */
public final class ProfileByProfile {

  private final Ledger ledger;
  private final Plan plan;
  private final BiFunction<Plan, World, Evaluator> evaluators;
  private final Set<String> listed = new HashSet<>();
  private final Map<Entity, Integer> counts = new EnumMap<>(Entity.class);
  private int[] positions;
  private long joins;
  private Evaluator evaluator;
  private Views views;

  /** Told a profile's number, and asked about by an evaluator that is on it. */
  @FunctionalInterface
  public interface Sink {
    void see(int number, Evaluator on);
  }

  private ProfileByProfile(
      Ledger ledger, Definitions definitions, BiFunction<Plan, World, Evaluator> evaluators) {
    this.ledger = ledger;
    this.plan = Evaluation.plan(ledger, definitions);
    this.evaluators = evaluators;
    definitions.segments().forEach(this::list);
    for (Entity of : Entity.values()) {
      counts.put(of, ledger.profiles().count(of));
    }
    positions = ledger.timelines().positions();
    joins = ledger.joins().version();
    evaluator = evaluator();
    views = new Views(ledger);
  }

  /** Who is a member, and when that may change. */
  static ProfileByProfile memberships(Ledger ledger, Definitions definitions) {
    return new ProfileByProfile(ledger, definitions, Plan::membershipEvaluator);
  }

  /** The values of traits as well. */
  public static ProfileByProfile values(Ledger ledger, Definitions definitions) {
    return new ProfileByProfile(ledger, definitions, Plan::evaluator);
  }

  private Evaluator evaluator() {
    return evaluators.apply(plan, LedgerWorld.asOfLastRun(ledger));
  }

  private void list(SegmentDefinition segment) {
    listed.addAll(segment.always());
    listed.addAll(segment.never());
    if (segment.rule() instanceof SegmentRule.Listed(Set<String> ids)) {
      listed.addAll(ids);
    }
  }

  Plan plan() {
    return plan;
  }

  /** Whether it looks from contacts at accounts or back. */
  public boolean looksAround() {
    return plan.crosses();
  }

  /**
   * Takes up what evaluators do not see by themselves: a source that counts only now, and profiles
   * that stand in a list and are new, or joined or no more.
   */
  public void refresh() {
    int[] now = ledger.timelines().positions();
    boolean moved = !Arrays.equals(positions, now);
    if (moved) {
      positions = now;
      views = new Views(ledger);
    }
    if (newIsListed() || joinedIsListed() || moved) {
      evaluator = evaluator();
    }
  }

  private boolean joinedIsListed() {
    long before = joins;
    joins = ledger.joins().version();
    return joins != before && !listed.isEmpty();
  }

  private boolean newIsListed() {
    boolean found = false;
    for (Entity of : Entity.values()) {
      int before = counts.getOrDefault(of, 0);
      int count = ledger.profiles().count(of);
      for (int number = before; !listed.isEmpty() && number < count; number++) {
        found |= listed.contains(ledger.profiles().id(of, number));
      }
      counts.put(of, count);
    }
    return found;
  }

  /** Evaluates some profiles as of an instant. */
  public void each(Entity of, RoaringBitmap numbers, long now, Sink sink) {
    views.each(
        of,
        numbers,
        (number, timeline) -> {
          evaluator.evaluate(of, number, timeline, now);
          sink.see(number, evaluator);
        });
  }
}
