package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import io.strate.rule.definition.Definitions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Definitions, and who is a member by them, evaluated profile by profile. For one thread. */
final class LiveEvaluation {

  private final ProfileByProfile profiles;
  private final Plan plan;
  private final Map<Entity, List<RoaringBitmap>> members = new EnumMap<>(Entity.class);

  LiveEvaluation(Ledger ledger, Definitions definitions) {
    this.profiles = ProfileByProfile.memberships(ledger, definitions);
    this.plan = profiles.plan();
    for (Entity of : Entity.values()) {
      List<RoaringBitmap> all = new ArrayList<>();
      plan.segments(of).forEach(segment -> all.add(ledger.runs().members(segment)));
      members.put(of, all);
    }
  }

  Plan plan() {
    return plan;
  }

  /** As {@link ProfileByProfile#refresh}. */
  void refresh() {
    profiles.refresh();
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
      Dues dues,
      Map<String, RoaringBitmap> entered,
      Map<String, RoaringBitmap> left) {
    List<RoaringBitmap> is = new ArrayList<>();
    plan.segments(of).forEach(_ -> is.add(new RoaringBitmap()));
    profiles.each(
        of,
        numbers,
        now,
        (number, evaluator) -> {
          for (int segment = 0; segment < is.size(); segment++) {
            if (evaluator.isMember(segment)) {
              is.get(segment).add(number);
            }
          }
          dues.set(number, evaluator.due());
        });
    List<RoaringBitmap> before = members.getOrDefault(of, List.of());
    for (int segment = 0; segment < is.size(); segment++) {
      RoaringBitmap was = RoaringBitmap.and(before.get(segment), numbers);
      String name = plan.segments(of).get(segment);
      keep(RoaringBitmap.andNot(is.get(segment), was), name, entered);
      keep(RoaringBitmap.andNot(was, is.get(segment)), name, left);
    }
  }

  private static void keep(
      RoaringBitmap numbers, String segment, Map<String, RoaringBitmap> changes) {
    if (!numbers.isEmpty()) {
      changes.put(segment, numbers);
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
