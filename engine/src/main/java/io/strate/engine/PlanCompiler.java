package io.strate.engine;

import io.strate.domain.Entity;
import io.strate.engine.column.Texts;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.time.Calendar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Builds the two programs of a plan, whose parts may need each other. */
final class PlanCompiler {

  private record Named(Entity of, String name) {}

  final Definitions definitions;
  final Calendar calendar;
  final Texts literals = new Texts();
  final EntityProgram contacts;
  final EntityProgram accounts;
  private final Map<Named, TraitDefinition> traits = new HashMap<>();
  private final Map<Named, ScoreDefinition> scores = new HashMap<>();
  private final Map<String, SegmentDefinition> segments = new HashMap<>();

  PlanCompiler(Definitions definitions) {
    this.definitions = definitions;
    this.calendar = Calendar.of(definitions.zone());
    definitions.traits().forEach(t -> traits.put(new Named(t.of(), t.name()), t));
    definitions.scores().forEach(s -> scores.put(new Named(s.of(), s.name()), s));
    definitions.segments().forEach(s -> segments.put(s.name(), s));
    this.contacts = new EntityProgram(Entity.CONTACT, this);
    this.accounts = new EntityProgram(Entity.ACCOUNT, this);
  }

  EntityProgram of(Entity entity) {
    return entity == Entity.CONTACT ? contacts : accounts;
  }

  void compileAll() {
    definitions.traits().forEach(t -> of(t.of()).trait(t.name()));
    definitions.scores().forEach(s -> of(s.of()).trait(s.name()));
    definitions.segments().forEach(s -> of(s.of()).conditions.add(of(s.of()).segment(s.name())));
  }

  Optional<TraitDefinition> trait(Entity of, String name) {
    return Optional.ofNullable(traits.get(new Named(of, name)));
  }

  ScoreDefinition score(Entity of, String name) {
    return known(scores.get(new Named(of, name)), name);
  }

  SegmentDefinition segment(String name) {
    return known(segments.get(name), name);
  }

  private static <T> T known(@org.jspecify.annotations.Nullable T definition, String name) {
    if (definition == null) {
      throw new IllegalArgumentException("nothing is called " + name);
    }
    return definition;
  }
}
