package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Evaluator;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Definitions, and who is a member by them, evaluated profile by profile. For one thread. */
final class LiveEvaluation {

  private final Ledger ledger;
  private final Plan plan;
  private final Set<String> listed = new HashSet<>();
  private final Map<Entity, List<RoaringBitmap>> members = new EnumMap<>(Entity.class);
  private final Map<Entity, Integer> counts = new EnumMap<>(Entity.class);
  private int[] positions;
  private long joins;
  private Evaluator evaluator;
  private Views views;

  LiveEvaluation(Ledger ledger, Definitions definitions) {
    this.ledger = ledger;
    this.plan = Evaluation.plan(ledger, definitions);
    definitions.segments().forEach(this::list);
    for (Entity of : Entity.values()) {
      List<RoaringBitmap> all = new ArrayList<>();
      plan.segments(of).forEach(segment -> all.add(ledger.runs().members(segment)));
      members.put(of, all);
      counts.put(of, ledger.profiles().count(of));
    }
    positions = ledger.timelines().positions();
    joins = ledger.joins().version();
    evaluator = plan.membershipEvaluator(LedgerWorld.asOfLastRun(ledger));
    views = new Views(ledger);
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

  /**
   * Takes up what evaluators do not see by themselves: a source that counts only now, and profiles
   * that stand in a list and are new, or joined or no more.
   */
  void refresh() {
    int[] now = ledger.timelines().positions();
    boolean moved = !Arrays.equals(positions, now);
    if (moved) {
      positions = now;
      views = new Views(ledger);
    }
    if (newIsListed() || joinedIsListed() || moved) {
      evaluator = plan.membershipEvaluator(LedgerWorld.asOfLastRun(ledger));
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

  /**
   * Evaluates profiles.
   *
   * @param dues takes when each may change next
   * @param entered takes who is a member and was none, by segment
   */
  void evaluate(
      Entity of,
      RoaringBitmap numbers,
      long now,
      long[] dues,
      Map<String, RoaringBitmap> entered,
      Map<String, RoaringBitmap> left) {
    views.each(
        of,
        numbers,
        (number, timeline) -> {
          evaluator.evaluate(of, number, timeline, now);
          compare(of, number, entered, left);
          dues[number] = evaluator.due();
        });
  }

  private void compare(
      Entity of, int number, Map<String, RoaringBitmap> entered, Map<String, RoaringBitmap> left) {
    List<RoaringBitmap> before = members.getOrDefault(of, List.of());
    for (int segment = 0; segment < before.size(); segment++) {
      boolean is = evaluator.isMember(segment);
      if (is != before.get(segment).contains(number)) {
        (is ? entered : left)
            .computeIfAbsent(plan.segments(of).get(segment), _ -> new RoaringBitmap())
            .add(number);
      }
    }
  }

  /** Takes up what was announced. */
  void take(Runs.Changes changes) {
    for (Entity of : Entity.values()) {
      List<String> segments = plan.segments(of);
      List<RoaringBitmap> all = members.getOrDefault(of, List.of());
      for (int i = 0; i < segments.size(); i++) {
        Runs.Delta delta = changes.segments().get(segments.get(i));
        if (delta != null) {
          all.get(i).or(delta.entered());
          all.get(i).andNot(delta.left());
        }
      }
    }
  }
}
