package io.strate.conformance;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.engine.Memberships;
import io.strate.engine.Plan;
import io.strate.engine.Rows;
import io.strate.engine.Run;
import io.strate.engine.Scan;
import io.strate.rule.definition.Definitions;
import io.strate.rule.interpret.Population;
import io.strate.timeline.GrowingVocabulary;
import io.strate.timeline.Vocabulary;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The engine, block by block: once for all values, and once for memberships only, where it reads
 * less of each profile.
 */
public final class BlockEvaluator implements Evaluator {

  @Override
  public String name() {
    return "block";
  }

  @Override
  public Answering open(Definitions definitions, Population population) {
    Vocabulary vocabulary = new GrowingVocabulary();
    EngineWorld world = new EngineWorld(population, vocabulary);
    Plan plan = Plan.compile(definitions, vocabulary);
    return now -> answers(plan, world, now);
  }

  private static Answers answers(Plan plan, EngineWorld world, long now) {
    Map<Answers.Key, Value> values = new HashMap<>();
    Memberships all =
        run(
            plan,
            world,
            now,
            scan -> scan.lane(rows -> take(plan, rows, scan.of(), world.ids(scan.of()), values)));
    Memberships alone = run(plan, world, now, Scan::lane);
    Answers answers = answers(plan, world, alone, values);
    answers
        .differenceTo(answers(plan, world, all, values))
        .ifPresent(
            difference -> {
              throw new IllegalStateException("without traits, with traits: " + difference);
            });
    return answers;
  }

  private static Memberships run(
      Plan plan, EngineWorld world, long now, Function<Scan, Scan.Lane> lanes) {
    Run run = plan.run(world, now);
    for (Optional<Scan> scan = run.next(); scan.isPresent(); scan = run.next()) {
      Scan.Lane lane = lanes.apply(scan.get());
      for (int i = 0; i < world.ids(scan.get().of()).size(); i++) {
        lane.add(i, world.view(scan.get().of(), i));
      }
      lane.finish();
    }
    return run.memberships();
  }

  private static void take(
      Plan plan, Rows rows, Entity of, List<String> ids, Map<Answers.Key, Value> values) {
    for (int row = 0; row < rows.size(); row++) {
      for (String trait : plan.traits(of)) {
        if (rows.exists(row) && rows.decides(trait)) {
          values.put(new Answers.Key(of, ids.get(rows.number(row)), trait), rows.trait(trait, row));
        }
      }
    }
  }

  private static Answers answers(
      Plan plan, EngineWorld world, Memberships memberships, Map<Answers.Key, Value> values) {
    Map<Entity, List<String>> existing = new EnumMap<>(Entity.class);
    Map<String, List<String>> members = new HashMap<>();
    for (Entity of : Entity.values()) {
      List<String> ids = world.ids(of);
      if (of == Entity.CONTACT || !plan.segments(of).isEmpty()) {
        existing.put(of, named(ids, memberships.existing(of)));
      }
      for (String segment : plan.segments(of)) {
        members.put(segment, named(ids, memberships.members(segment)));
      }
    }
    return new Answers(existing, values, members);
  }

  static List<String> named(List<String> ids, BitSet numbers) {
    return numbers.stream().mapToObj(ids::get).toList();
  }
}
