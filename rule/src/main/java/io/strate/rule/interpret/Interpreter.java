package io.strate.rule.interpret;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.time.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of definitions over a population: every value and membership of every profile at
 * every instant. Plain and slow; it remembers what it has computed. For one thread.
 */
public final class Interpreter {

  private final Definitions definitions;
  private final Population population;
  private final Calendar workspaceCalendar;
  private final Map<String, EventDefinition> events;
  private final Map<Named, TraitDefinition> traits;
  private final Map<Named, ScoreDefinition> scores;
  private final Map<String, SegmentDefinition> segments;
  private final Segments membership = new Segments(this);
  private final TurningPoints turningPoints = new TurningPoints(this);
  private final Map<Long, Scene> scenes = new HashMap<>();
  private final Map<Asked, Value> values = new HashMap<>();
  private final Map<Asked, Boolean> memberships = new HashMap<>();

  private record Named(Entity of, String name) {}

  private record Asked(Who who, String name, long now) {}

  public Interpreter(Definitions definitions, Population population) {
    this.definitions = definitions;
    this.population = population;
    this.workspaceCalendar = Calendar.of(definitions.zone());
    this.events = definitions.events().stream().collect(toMap(EventDefinition::name, identity()));
    this.traits =
        definitions.traits().stream().collect(toMap(t -> new Named(t.of(), t.name()), identity()));
    this.scores =
        definitions.scores().stream().collect(toMap(s -> new Named(s.of(), s.name()), identity()));
    this.segments =
        definitions.segments().stream().collect(toMap(SegmentDefinition::name, identity()));
  }

  // ---- questions ----

  /** The value of an expression for a profile. */
  public Value value(Entity of, String id, Expr expr, long now) {
    return meaning(new Who(of, id), now).value(expr);
  }

  /** Whether a condition is true of a profile; unknown is not. */
  public boolean holds(Entity of, String id, Expr condition, long now) {
    return meaning(new Who(of, id), now).holds(condition);
  }

  /** The value of a trait or score. */
  public Value trait(Entity of, String id, String name, long now) {
    return definedValue(new Who(of, id), name, now);
  }

  /** Whether anything is known of a profile. */
  public boolean exists(Entity of, String id, long now) {
    return scene(now).exists(new Who(of, id));
  }

  /** The ids of all profiles that exist, sorted. */
  public List<String> existing(Entity of, long now) {
    return scene(now).existing(of).stream().map(Who::id).toList();
  }

  public boolean isMember(String segment, String id, long now) {
    return isMember(segment, new Who(segment(segment).of(), id), now);
  }

  /** The ids of a segment's members, sorted by code point. */
  public List<String> members(String segment, long now) {
    return existing(segment(segment).of(), now).stream()
        .filter(id -> isMember(segment, id, now))
        .toList();
  }

  /** The instants at which answers may change. */
  public TurningPoints turningPoints() {
    return turningPoints;
  }

  public Definitions definitions() {
    return definitions;
  }

  public Population population() {
    return population;
  }

  // ---- answers ----

  Meaning meaning(Who who, long now) {
    return new Meaning(this, scene(now), who);
  }

  Scene scene(long now) {
    return scenes.computeIfAbsent(now, at -> new Scene(definitions, population, at));
  }

  Value definedValue(Who who, String name, long now) {
    Asked asked = new Asked(who, name, now);
    Value known = values.get(asked);
    if (known == null) {
      Named named = new Named(who.entity(), name);
      Meaning meaning = meaning(who, now);
      known =
          trait(named)
              .map(trait -> Reading.as(trait.value().type(), meaning.value(trait.value())))
              .or(() -> score(named).map(score -> Points.of(score, meaning)))
              .orElseThrow(() -> new IllegalArgumentException("no trait or score " + named));
      values.put(asked, known);
    }
    return known;
  }

  boolean isMember(String segment, Who who, long now) {
    Asked asked = new Asked(who, segment, now);
    Boolean known = memberships.get(asked);
    if (known == null) {
      known = membership.isMember(segment(segment), who, now);
      memberships.put(asked, known);
    }
    return known;
  }

  // ---- definitions by name ----

  /** An event without a definition counts as it is delivered. */
  EventDefinition event(String name) {
    EventDefinition known = events.get(name);
    return known == null ? new EventDefinition.Delivered(name, Optional.empty()) : known;
  }

  private Optional<TraitDefinition> trait(Named named) {
    return Optional.ofNullable(traits.get(named));
  }

  private Optional<ScoreDefinition> score(Named named) {
    return Optional.ofNullable(scores.get(named));
  }

  Optional<TraitDefinition> traitDefinition(Who who, String name) {
    return trait(new Named(who.entity(), name));
  }

  Optional<ScoreDefinition> scoreDefinition(Who who, String name) {
    return score(new Named(who.entity(), name));
  }

  SegmentDefinition segment(String name) {
    SegmentDefinition known = segments.get(name);
    if (known == null) {
      throw new IllegalArgumentException("no segment " + name);
    }
    return known;
  }

  Optional<ChannelDefinition> channel(String name) {
    return definitions.channels().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  Calendar workspaceCalendar() {
    return workspaceCalendar;
  }
}
