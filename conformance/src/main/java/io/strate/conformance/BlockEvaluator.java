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

/** The engine, block by block. */
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
    Run run = plan.run(world, now);
    Map<Answers.Key, Value> values = new HashMap<>();
    Optional<Scan> next = run.next();
    while (next.isPresent()) {
      scan(plan, world, next.get(), values);
      next = run.next();
    }
    return answers(plan, world, run.memberships(), values);
  }

  private static void scan(
      Plan plan, EngineWorld world, Scan scan, Map<Answers.Key, Value> values) {
    List<String> ids = world.ids(scan.of());
    Scan.Lane lane = scan.lane(rows -> take(plan, rows, scan.of(), ids, values));
    for (int i = 0; i < ids.size(); i++) {
      lane.add(i, world.view(scan.of(), i));
    }
    lane.finish();
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
