package io.strate.conformance;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.interpret.Interpreter;
import io.strate.rule.interpret.Population;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definition itself: the plain interpreter answers everything. */
public final class InterpreterEvaluator implements Evaluator {

  @Override
  public String name() {
    return "interpreter";
  }

  @Override
  public Answering open(Definitions definitions, Population population) {
    Interpreter interpreter = new Interpreter(definitions, population);
    return now -> answers(definitions, interpreter, now);
  }

  private static Answers answers(Definitions definitions, Interpreter interpreter, long now) {
    Map<Entity, List<String>> existing = new EnumMap<>(Entity.class);
    for (Entity of : Entity.values()) {
      existing.put(of, interpreter.existing(of, now));
    }
    Map<Answers.Key, Value> values = new HashMap<>();
    for (TraitDefinition trait : definitions.traits()) {
      for (String id : existing.getOrDefault(trait.of(), List.of())) {
        values.put(
            new Answers.Key(trait.of(), id, trait.name()),
            interpreter.trait(trait.of(), id, trait.name(), now));
      }
    }
    for (ScoreDefinition score : definitions.scores()) {
      for (String id : existing.getOrDefault(score.of(), List.of())) {
        values.put(
            new Answers.Key(score.of(), id, score.name()),
            interpreter.trait(score.of(), id, score.name(), now));
      }
    }
    Map<String, List<String>> members = new HashMap<>();
    for (SegmentDefinition segment : definitions.segments()) {
      members.put(segment.name(), interpreter.members(segment.name(), now));
    }
    return new Answers(existing, values, members);
  }
}
