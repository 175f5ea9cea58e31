package io.strate.rule.interpret;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.strate.domain.Entity;
import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.time.Calendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final Optional<Constancy> constancy;
  private final Map<Long, Scene> scenes = new LatestScenes();
  private final Map<Asked, Value> values = new HashMap<>();
  private final Map<Asked, Boolean> memberships = new HashMap<>();

  /** The scenes asked for last: who walks along time asks for a few instants around each step. */
  private static final class LatestScenes extends LinkedHashMap<Long, Scene> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 1_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Scene> eldest) {
      return size() > MOST;
    }
  }

  private record Named(Entity of, String name) {}

  private record Asked(Who who, String name, long now) {}

  public Interpreter(Definitions definitions, Population population) {
    this(definitions, population, Optional.empty());
  }

  /**
   * @param constancy where {@code stay} has to look into the past, instead of turning points
   */
  public Interpreter(Definitions definitions, Population population, Constancy constancy) {
    this(definitions, population, Optional.of(constancy));
  }

  private Interpreter(
      Definitions definitions, Population population, Optional<Constancy> constancy) {
    this.definitions = definitions;
    this.constancy = constancy;
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

  /** The events that a selection counts, in canonical order. */
  public List<Happened> events(Entity of, String id, Selection selection, long now) {
    return meaning(new Who(of, id), now).happenings(selection).stream()
        .map(happening -> new Happened(happening.contact(), happening.event()))
        .toList();
  }

  /** What each line of a score gives, in the order of the lines. */
  public List<LinePoints> points(Entity of, String id, ScoreDefinition score, long now) {
    Meaning meaning = meaning(new Who(of, id), now);
    return score.lines().stream().map(line -> Points.of(line, score, meaning)).toList();
  }

  /** What each event of a score's line gives, in canonical order. */
  public List<EventPoints> points(
      Entity of, String id, ScoreDefinition score, ScoreDefinition.Each line, long now) {
    return Points.ofEvents(line, score.halfLife(), meaning(new Who(of, id), now));
  }

  /** Whether the consent stated last allows a channel for a purpose, whatever the address. */
  public boolean isAllowed(Entity of, String id, String channel, String purpose, long now) {
    return meaning(new Who(of, id), now).isAllowed(channel, purpose);
  }

  /** The calendar that windows and hours of a profile follow. */
  public Calendar calendar(Entity of, String id, long now) {
    return scene(now).calendar(new Who(of, id));
  }

  /** The account that a contact joined last, of those that it belongs to. */
  public Optional<String> accountOf(String contact, long now) {
    return scene(now).accountJoinedLast(Who.contact(contact)).map(Who::id);
  }

  /** The contacts that belong to an account, sorted. */
  public List<String> contactsOf(String account, long now) {
    return List.copyOf(scene(now).contactsOf(account));
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

  Constancy constancy() {
    return constancy.orElse(turningPoints);
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
    return known == null
        ? new EventDefinition.Delivered(name, Optional.empty(), Optional.empty())
        : known;
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
