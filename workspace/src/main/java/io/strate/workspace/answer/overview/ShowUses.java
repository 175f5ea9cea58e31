package io.strate.workspace.answer.overview;

import io.strate.domain.Entity;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells what a definition uses, and what uses it. Both take time in proportion to the text of all
 * definitions, and none to how many contacts there are.
 */
public final class ShowUses {

  private static final Set<Kind> LEARNT = Set.of(Kind.CLUSTERS, Kind.MODEL, Kind.MOMENT);

  private final Definitions definitions;
  private final List<LearntTrait> learnt;
  private final List<MomentDefinition> moments;
  private final Collection<Webhook> webhooks;

  /**
   * @param webhooks one that names no segment hears of all and uses none in particular
   */
  public ShowUses(Workspace workspace, Collection<Webhook> webhooks) {
    this.definitions = workspace.definition().definitions();
    this.learnt = workspace.definition().learnt();
    this.moments = workspace.definition().moments();
    this.webhooks = List.copyOf(webhooks);
  }

  /** What can use others, or be used. */
  public enum Kind {
    SEGMENT,
    TRAIT,
    SCORE,
    CLUSTERS,
    MODEL,
    MOMENT,
    EVENT,
    ATTRIBUTE,
    CHANNEL,
    WEBHOOK
  }

  /**
   * A thing with a name.
   *
   * @param of whose trait, score, attribute or segment; contacts' for all else
   * @param name of a webhook, its id
   */
  public record Thing(Kind kind, Entity of, String name) implements Comparable<Thing> {
    @Override
    public int compareTo(Thing other) {
      return Comparator.comparing(Thing::kind)
          .thenComparing(Thing::of)
          .thenComparing(Thing::name)
          .compare(this, other);
    }
  }

  /** By kind and name, without what is used through others. */
  public record Uses(List<Thing> uses, List<Thing> usedBy) {
    public Uses {
      uses = List.copyOf(uses);
      usedBy = List.copyOf(usedBy);
    }
  }

  /** Of a segment, or of all segments of a family. */
  public Uses ofSegment(String name) {
    return of(
        thing ->
            thing.kind() == Kind.SEGMENT
                && (thing.name().equals(name) || thing.name().startsWith(name + "/")));
  }

  /** Of a trait or score of contacts or accounts. */
  public Uses ofTrait(Entity of, String name) {
    return of(
        thing ->
            (thing.kind() == Kind.TRAIT || thing.kind() == Kind.SCORE)
                && thing.of() == of
                && thing.name().equals(name));
  }

  /** Of a cluster set, a model or a best moment. */
  public Uses ofLearnt(String name) {
    return of(thing -> LEARNT.contains(thing.kind()) && thing.name().equals(name));
  }

  /** Of a best moment: of the attributes that it states. */
  public Uses ofMoment(String name) {
    Set<String> stated = MomentDefinition.attributes(name).collect(Collectors.toSet());
    return of(thing -> thing.kind() == Kind.ATTRIBUTE && stated.contains(thing.name()));
  }

  /** Of an event, as sources deliver it or made from others. */
  public Uses ofEvent(String name) {
    return of(thing -> thing.kind() == Kind.EVENT && thing.name().equals(name));
  }

  /**
   * Segments that no other definition and no webhook names; tiers of a family go together. Those of
   * cluster sets are nobody's to take away.
   */
  Set<String> unused() {
    Set<String> used = new TreeSet<>();
    all()
        .forEach(
            (user, things) ->
                things.stream()
                    .filter(thing -> thing.kind() == Kind.SEGMENT)
                    .filter(thing -> !isSameFamily(user, thing))
                    .forEach(thing -> used.add(family(thing.name()))));
    Set<String> unused = new TreeSet<>();
    definitions.segments().forEach(segment -> unused.add(segment.name()));
    learnt.forEach(trait -> used.add(trait.name()));
    unused.removeIf(name -> used.contains(family(name)));
    return unused;
  }

  private static boolean isSameFamily(Thing one, Thing other) {
    return one.kind() == other.kind() && family(one.name()).equals(family(other.name()));
  }

  private static String family(String segment) {
    int slash = segment.indexOf('/');
    return slash < 0 ? segment : segment.substring(0, slash);
  }

  private Uses of(Predicate<Thing> isIt) {
    Set<Thing> uses = new TreeSet<>();
    Set<Thing> usedBy = new TreeSet<>();
    all()
        .forEach(
            (user, things) -> {
              if (isIt.test(user)) {
                uses.addAll(things);
              } else if (things.stream().anyMatch(isIt)) {
                usedBy.add(user);
              }
            });
    uses.removeIf(isIt);
    return new Uses(new ArrayList<>(uses), new ArrayList<>(usedBy));
  }

  private Map<Thing, Set<Thing>> all() {
    Map<Thing, Set<Thing>> all = new LinkedHashMap<>();
    UsedThings reader = new UsedThings(definitions, learnt, moments);
    definitions
        .traits()
        .forEach(t -> all.put(new Thing(Kind.TRAIT, t.of(), t.name()), reader.of(t)));
    for (ScoreDefinition score : definitions.scores()) {
      all.put(new Thing(Kind.SCORE, score.of(), score.name()), reader.of(score));
    }
    learnt.forEach(trait -> all.put(reader.learnt(trait), reader.of(trait)));
    moments.forEach(moment -> all.put(reader.moment(moment), reader.of(moment)));
    definitions
        .segments()
        .forEach(s -> all.put(new Thing(Kind.SEGMENT, s.of(), s.name()), reader.of(s)));
    definitions
        .events()
        .forEach(e -> all.put(new Thing(Kind.EVENT, Entity.CONTACT, e.name()), reader.of(e)));
    definitions
        .channels()
        .forEach(c -> all.put(new Thing(Kind.CHANNEL, Entity.CONTACT, c.name()), reader.of(c)));
    for (Webhook webhook : webhooks) {
      all.put(
          new Thing(Kind.WEBHOOK, Entity.CONTACT, webhook.id()),
          reader.segments(webhook.settings().segments()));
    }
    return all;
  }
}
