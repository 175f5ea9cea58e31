package io.strate.rule.draft;

import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.rule.Catalogue;
import io.strate.rule.Expr;
import io.strate.rule.Motion;
import io.strate.rule.Place;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.definition.TraitDefinition;
import io.strate.rule.text.Parsed;
import io.strate.rule.text.RuleParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a workspace's texts may name. The type of a trait is that of its text, so that traits are
 * checked when they are first asked for: whoever asks comes after what it depends on.
 */
final class DraftCatalogue implements Catalogue {

  /** Traits that build on traits, so many deep; each takes some of the stack. */
  private static final int DEEPEST = 200;

  private final SourceCatalogue sources;
  private final DraftEvents events;
  private final Report report;
  private final RuleParser parser;
  private final Map<Node, TraitDraft> traitDrafts = new LinkedHashMap<>();
  private final Map<Node, ScoreDraft> scoreDrafts = new LinkedHashMap<>();
  private final LearntTypes learnt;
  private final Map<Node, Optional<TraitDefinition>> traits = new LinkedHashMap<>();
  private final Set<Node> underway = new LinkedHashSet<>();
  private final Map<Node, Place> places = new HashMap<>();
  private final Map<String, Entity> segments = new LinkedHashMap<>();
  private final Map<String, List<String>> families = new LinkedHashMap<>();
  private final Set<String> channels = new TreeSet<>(Set.of("email"));

  DraftCatalogue(WorkspaceDraft draft, SourceCatalogue sources, DraftEvents events, Report report) {
    this.sources = sources;
    this.events = events;
    this.report = report;
    this.parser = new RuleParser(this, draft.zone());
    this.learnt = new LearntTypes(parser);
    draft
        .traits()
        .forEach(
            trait ->
                claim(
                    trait.of(),
                    trait.name(),
                    () -> traitDrafts.put(Node.trait(trait.of(), trait.name().text()), trait)));
    draft
        .scores()
        .forEach(
            score ->
                claim(
                    score.of(),
                    score.name(),
                    () -> scoreDrafts.put(Node.trait(score.of(), score.name().text()), score)));
    draft.learnt().forEach(this::claim);
    draft.moments().forEach(this::claim);
    draft.channels().forEach(channel -> channels.add(channel.name().text()));
  }

  RuleParser parser() {
    return parser;
  }

  /** Where each thing's name stands. */
  Map<Node, Place> places() {
    return places;
  }

  private Place place(Node node) {
    return Objects.requireNonNull(places.get(node), "every name has a place");
  }

  /** Versions of what is learnt are kept by its name alone, whomever it is of. */
  private void claim(LearntDraft draft) {
    Entity other = draft.of() == Entity.CONTACT ? Entity.ACCOUNT : Entity.CONTACT;
    if (isFree(other, draft.name())) {
      Node node = Node.trait(draft.of(), draft.name().text());
      claim(draft.of(), draft.name(), () -> learnt.enter(node, draft));
    }
  }

  private boolean isFree(Entity other, Name name) {
    boolean isFree = !learnt.nodes().contains(Node.trait(other, name.text()));
    if (!isFree) {
      report.error(
          "name.taken",
          name.place(),
          "'"
              + name
              + "' is learnt already, of "
              + (other == Entity.CONTACT ? "contacts" : "accounts")
              + ": cluster sets, models and moments share their names, so choose another");
    }
    return isFree;
  }

  /** A moment takes its own name, by which its versions are kept, and those of its attributes. */
  private void claim(MomentDraft moment) {
    Name name = moment.name();
    Entity of = moment.of();
    if (isFree(of == Entity.CONTACT ? Entity.ACCOUNT : Entity.CONTACT, name)) {
      claim(of, name, () -> {});
      MomentDefinition.attributes(name.text())
          .forEach(
              attribute ->
                  claim(
                      of,
                      new Name(attribute, name.place()),
                      () -> learnt.enterNumber(Node.trait(of, attribute))));
    }
  }

  private void claim(Entity of, Name name, Runnable enter) {
    Node node = Node.trait(of, name.text());
    String whose = of == Entity.CONTACT ? "contacts" : "accounts";
    if (sources.attributes(of).containsKey(name.text())) {
      report.error(
          "name.taken",
          name.place(),
          "'"
              + name
              + "' is already an attribute of "
              + whose
              + ": attributes, traits and scores share their names, so choose another");
    } else if (places.containsKey(node)) {
      report.error(
          "name.taken", name.place(), "'" + name + "' is defined twice, first at " + place(node));
    } else {
      places.put(node, name.place());
      enter.run();
    }
  }

  /** Enters a segment by its full name; whether the name was free. */
  boolean claimSegment(Entity of, String fullName, Name name) {
    Node node = Node.segment(fullName);
    if (places.containsKey(node)) {
      report.error(
          "name.taken",
          name.place(),
          "segment '" + fullName + "' is defined twice, first at " + place(node));
      return false;
    }
    places.put(node, name.place());
    segments.put(fullName, of);
    return true;
  }

  void claimFamily(String name, List<String> members) {
    families.put(name, members);
  }

  // ---- traits ----

  /** Every trait that is sound. From then on, asking changes nothing here. */
  List<TraitDefinition> traits() {
    traitDrafts.keySet().forEach(this::trait);
    learnt.nodes().forEach(node -> learnt.of(node, underway));
    return traits.values().stream().flatMap(Optional::stream).toList();
  }

  private Optional<TraitDefinition> trait(Node node) {
    Optional<TraitDefinition> known = traits.get(node);
    if (known != null) {
      return known;
    }
    if (!underway.add(node)) {
      refuseCycle(node);
      return Optional.empty();
    }
    try {
      Optional<TraitDefinition> trait =
          underway.size() > DEEPEST
              ? tooDeep(node)
              : compile(Objects.requireNonNull(traitDrafts.get(node)));
      traits.putIfAbsent(node, trait);
      return Objects.requireNonNull(traits.get(node));
    } finally {
      underway.remove(node);
    }
  }

  private Optional<TraitDefinition> compile(TraitDraft draft) {
    Parsed<Expr> parsed = parser.value(draft.value(), draft.of());
    return report
        .take(parsed)
        .filter(_ -> !traits.containsKey(Node.trait(draft.of(), draft.name().text())))
        .flatMap(value -> Settled.of(value, draft.name().text(), draft.value().place(), report))
        .map(value -> new TraitDefinition(draft.of(), draft.name().text(), value));
  }

  private void refuseCycle(Node node) {
    List<Node> cycle = new ArrayList<>(underway);
    cycle = new ArrayList<>(cycle.subList(cycle.indexOf(node), cycle.size()));
    cycle.forEach(each -> traits.put(each, Optional.empty()));
    report.error("cycle", place(node), Dependencies.describe(cycle));
  }

  private Optional<TraitDefinition> tooDeep(Node node) {
    report.error(
        "rule.too_deep",
        place(node),
        "more than " + DEEPEST + " traits build on one another down to '" + node.name() + "'");
    return Optional.empty();
  }

  // ---- learnt traits ----

  /** Whether a draft's name is its own. */
  boolean holds(LearntDraft draft) {
    return learnt.holds(draft);
  }

  /** All that are learnt. */
  Set<Node> learnt() {
    return learnt.nodes();
  }

  /** The computed trait of a node, if it is one and sound. */
  Optional<TraitDefinition> definition(Node node) {
    return Optional.ofNullable(traits.get(node)).flatMap(trait -> trait);
  }

  /** Attributes that say something of profiles. */
  Map<String, Type> telling(Entity of) {
    Map<String, Type> telling = new TreeMap<>(sources.attributes(of));
    telling.keySet().removeAll(sources.identifying(of));
    return telling;
  }

  // ---- what texts ask ----

  @Override
  public Optional<Type> attribute(Entity of, String name) {
    return Optional.ofNullable(sources.attributes(of).get(name))
        .or(() -> learnt.of(Node.trait(of, name), underway));
  }

  @Override
  public Optional<Type> trait(Entity of, String name) {
    Node node = Node.trait(of, name);
    if (scoreDrafts.containsKey(node)) {
      return Optional.of(Type.NUMBER);
    }
    return traitDrafts.containsKey(node)
        ? Optional.of(trait(node).map(trait -> trait.value().type()).orElse(Type.ANY))
        : Optional.empty();
  }

  @Override
  public Motion motion(Entity of, String name) {
    Node node = Node.trait(of, name);
    ScoreDraft score = scoreDrafts.get(node);
    if (score != null) {
      return score.halfLife().isPresent() ? Motion.DECAYING : Motion.STILL;
    }
    return Optional.ofNullable(traits.get(node))
        .flatMap(trait -> trait)
        .map(trait -> Motion.of(trait.value(), of, this))
        .orElse(Motion.STILL);
  }

  @Override
  public Optional<Entity> segment(String name) {
    return Optional.ofNullable(segments.get(name));
  }

  @Override
  public List<String> family(String name) {
    return segments.containsKey(name) ? List.of() : families.getOrDefault(name, List.of());
  }

  @Override
  public Optional<Type.RecordOf> event(String name) {
    return events.properties(name);
  }

  @Override
  public Set<String> attributesAndTraits(Entity of) {
    Set<String> names = new TreeSet<>(sources.attributes(of).keySet());
    traitDrafts.keySet().stream()
        .filter(node -> node.of() == of)
        .forEach(node -> names.add(node.name()));
    scoreDrafts.keySet().stream()
        .filter(node -> node.of() == of)
        .forEach(node -> names.add(node.name()));
    learnt.nodes().stream().filter(node -> node.of() == of).forEach(node -> names.add(node.name()));
    return names;
  }

  @Override
  public Optional<Entity> clusterSet(String name) {
    return learnt.clusterSet(name);
  }

  @Override
  public Set<String> segments() {
    Set<String> names = new TreeSet<>(segments.keySet());
    names.addAll(families.keySet());
    return names;
  }

  @Override
  public Set<String> events() {
    return events.names();
  }

  @Override
  public Set<String> channels() {
    return channels;
  }
}
