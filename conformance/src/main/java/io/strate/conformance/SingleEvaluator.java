package io.strate.conformance;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.engine.Plan;
import io.strate.engine.Run;
import io.strate.engine.Scan;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.interpret.Population;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine, one profile at a time: with its values, and for memberships only, where it reads less
 * of the profile. What a top ranks in is taken from a run at the same instant.
 */
public final class SingleEvaluator implements Evaluator {

  @Override
  public String name() {
    return "single";
  }

  @Override
  public Answering open(Definitions definitions, Population population) {
    Vocabulary vocabulary = new GrowingVocabulary();
    EngineWorld world = new EngineWorld(population, vocabulary);
    return new Single(Plan.compile(definitions, vocabulary), world, definitions);
  }

  private static final class Single implements Answering {

    private final Plan plan;
    private final EngineWorld world;
    private final Definitions definitions;
    private final io.strate.engine.Evaluator evaluator;
    private final io.strate.engine.Evaluator alone;

    Single(Plan plan, EngineWorld world, Definitions definitions) {
      this.plan = plan;
      this.world = world;
      this.definitions = definitions;
      this.evaluator = plan.evaluator(world);
      this.alone = plan.membershipEvaluator(world);
    }

    @Override
    public Answers at(long now) {
      rank(now);
      Map<Entity, List<String>> existing = new EnumMap<>(Entity.class);
      Map<Answers.Key, Value> values = new HashMap<>();
      Map<String, List<String>> members = new HashMap<>();
      for (Entity of : Entity.values()) {
        plan.segments(of).forEach(segment -> members.put(segment, new ArrayList<>()));
        List<String> exist = new ArrayList<>();
        for (int i = 0; i < world.ids(of).size(); i++) {
          evaluate(of, i, now);
          if (evaluator.exists()) {
            exist.add(world.ids(of).get(i));
            take(of, world.ids(of).get(i), values, members);
          }
        }
        existing.put(of, exist);
      }
      return new Answers(existing, values, members);
    }

    private void evaluate(Entity of, int number, long now) {
      evaluator.evaluate(of, number, world.view(of, number), now);
      alone.evaluate(of, number, world.view(of, number), now);
      requireSame(evaluator.exists() == alone.exists());
      for (int word = 0; word << 6 < plan.segments(of).size(); word++) {
        requireSame(evaluator.memberships(word) == alone.memberships(word));
      }
    }

    private static void requireSame(boolean same) {
      if (!same) {
        throw new IllegalStateException("with and without traits, memberships differ");
      }
    }

    private void take(
        Entity of, String id, Map<Answers.Key, Value> values, Map<String, List<String>> members) {
      for (String trait : plan.traits(of)) {
        values.put(new Answers.Key(of, id, trait), evaluator.trait(trait));
      }
      List<String> segments = plan.segments(of);
      for (int s = 0; s < segments.size(); s++) {
        boolean member = evaluator.isMember(s);
        if (member != ((evaluator.memberships(s >> 6) >>> s & 1) != 0)) {
          throw new IllegalStateException("one by one and 64 at once differ");
        }
        if (member) {
          members.computeIfAbsent(segments.get(s), _ -> new ArrayList<>()).add(id);
        }
      }
    }

    private void rank(long now) {
      Run run = plan.run(world, now);
      Optional<Scan> next = run.next();
      while (next.isPresent()) {
        Scan.Lane lane = next.get().lane();
        for (int i = 0; i < world.ids(next.get().of()).size(); i++) {
          lane.add(i, world.view(next.get().of(), i));
        }
        lane.finish();
        next = run.next();
      }
      Map<String, BitSet> ranked = new HashMap<>();
      for (SegmentDefinition segment : definitions.segments()) {
        if (segment.rule() instanceof SegmentRule.Top) {
          ranked.put(segment.name(), run.ranked(segment.name()));
        }
      }
      world.rank(ranked);
    }

    @Override
    public long noChangeBefore(Entity of, String id, long now) {
      int number = world.ids(of).indexOf(id);
      evaluate(of, number, now);
      if (evaluator.due() <= now || alone.due() <= now) {
        throw new IllegalStateException("due at " + evaluator.due() + ", which is not after now");
      }
      return Math.max(evaluator.due(), alone.due());
    }
  }
}
