package io.strate.workspace.answer.overview;

import io.strate.domain.Entity;
import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.Selection;
import io.strate.rule.definition.ChannelDefinition;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.LearntTrait;
import io.strate.rule.definition.MachineTiming;
import io.strate.rule.definition.MomentDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.rule.definition.SegmentRule;
import io.strate.rule.definition.TraitDefinition;
import io.strate.workspace.answer.overview.ShowUses.Kind;
import io.strate.workspace.answer.overview.ShowUses.Thing;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What single definitions name. */
final class UsedThings {

  private final Map<String, Entity> segments = new HashMap<>();
  private final Set<Thing> scores = new TreeSet<>();
  private final Set<Thing> learnt = new TreeSet<>();

  /** By the attributes that it states. */
  private final Map<Thing, Thing> moments = new TreeMap<>();

  UsedThings(
      Definitions definitions,
      Collection<LearntTrait> learntTraits,
      Collection<MomentDefinition> bestMoments) {
    for (MomentDefinition moment : bestMoments) {
      MomentDefinition.attributes(moment.name())
          .forEach(
              name -> moments.put(new Thing(Kind.ATTRIBUTE, moment.of(), name), moment(moment)));
    }
    learntTraits.forEach(trait -> learnt.add(learnt(trait)));
    definitions.segments().forEach(segment -> segments.put(segment.name(), segment.of()));
    definitions
        .scores()
        .forEach(score -> scores.add(new Thing(Kind.SCORE, score.of(), score.name())));
  }

  Set<Thing> of(TraitDefinition trait) {
    Set<Thing> found = new TreeSet<>();
    collect(trait.value(), trait.of(), found);
    return found;
  }

  Set<Thing> of(ScoreDefinition score) {
    Set<Thing> found = new TreeSet<>();
    for (ScoreDefinition.Line line : score.lines()) {
      switch (line) {
        case ScoreDefinition.Each each -> events(each.events(), score.of(), found);
        case ScoreDefinition.When when -> collect(when.condition(), score.of(), found);
      }
    }
    return found;
  }

  Thing learnt(LearntTrait trait) {
    return switch (trait) {
      case LearntTrait.ClusterSet set -> new Thing(Kind.CLUSTERS, set.of(), set.name());
      case LearntTrait.Prediction model -> new Thing(Kind.MODEL, model.of(), model.name());
    };
  }

  Set<Thing> of(LearntTrait trait) {
    Set<Thing> found = new TreeSet<>();
    trait.among().ifPresent(among -> collect(among, trait.of(), found));
    trait.features().forEach(feature -> collect(feature.value(), trait.of(), found));
    if (trait instanceof LearntTrait.Prediction prediction) {
      prediction.target().ifPresent(target -> collect(target.value(), trait.of(), found));
    }
    return found;
  }

  Thing moment(MomentDefinition moment) {
    return new Thing(Kind.MOMENT, moment.of(), moment.name());
  }

  Set<Thing> of(MomentDefinition moment) {
    Set<Thing> found = new TreeSet<>();
    moment.reactions().forEach(reaction -> events(reaction, moment.of(), found));
    return found;
  }

  Set<Thing> of(SegmentDefinition segment) {
    Set<Thing> found = new TreeSet<>();
    segment.under().ifPresent(under -> found.add(segment(under)));
    switch (segment.rule()) {
      case SegmentRule.When(Expr when, Optional<Expr> stay) -> {
        collect(when, segment.of(), found);
        stay.ifPresent(expr -> collect(expr, segment.of(), found));
      }
      case SegmentRule.Top(_, Expr by) -> collect(by, segment.of(), found);
      case SegmentRule.Listed _ -> {}
    }
    return found;
  }

  Set<Thing> of(EventDefinition event) {
    Set<Thing> found = new TreeSet<>();
    switch (event) {
      case EventDefinition.Delivered(_, var where, var timing) -> {
        where(where, found);
        timing
            .flatMap(MachineTiming::delivery)
            .ifPresent(delivery -> found.add(event(delivery.event())));
      }
      case EventDefinition.Filtered(_, String from, var where) -> {
        found.add(event(from));
        where(where, found);
      }
      case EventDefinition.Session(_, String from, var where, _) -> {
        found.add(event(from));
        where(where, found);
      }
    }
    return found;
  }

  Set<Thing> of(ChannelDefinition channel) {
    Set<Thing> found = new TreeSet<>();
    collect(channel.address(), Entity.CONTACT, found);
    collect(channel.bouncing(), Entity.CONTACT, found);
    collect(channel.complained(), Entity.CONTACT, found);
    return found;
  }

  /** Segments by their names; those that are no more are left out. */
  Set<Thing> segments(Collection<String> names) {
    Set<Thing> found = new TreeSet<>();
    names.stream().filter(segments::containsKey).map(this::segment).forEach(found::add);
    return found;
  }

  private Thing segment(String name) {
    return new Thing(Kind.SEGMENT, segments.getOrDefault(name, Entity.CONTACT), name);
  }

  private static Thing event(String name) {
    return new Thing(Kind.EVENT, Entity.CONTACT, name);
  }

  private void where(Optional<Expr> where, Set<Thing> found) {
    where.ifPresent(expr -> collect(expr, Entity.CONTACT, found));
  }

  private void events(Selection events, Entity of, Set<Thing> found) {
    found.add(event(events.event()));
    events.where().ifPresent(expr -> collect(expr, of, found));
  }

  private Thing trait(Entity of, String name) {
    Thing score = new Thing(Kind.SCORE, of, name);
    return scores.contains(score) ? score : new Thing(Kind.TRAIT, of, name);
  }

  private Thing attribute(Entity of, String name) {
    Thing attribute = new Thing(Kind.ATTRIBUTE, of, name);
    return Stream.of(Kind.CLUSTERS, Kind.MODEL)
        .map(kind -> new Thing(kind, of, name))
        .filter(learnt::contains)
        .findFirst()
        .orElseGet(() -> moments.getOrDefault(attribute, attribute));
  }

  private void collect(Expr expr, Entity of, Set<Thing> found) {
    switch (expr) {
      case Expr.Trait(String name, _) -> found.add(trait(of, name));
      case Expr.Attribute(String name, _) -> found.add(attribute(of, name));
      case Expr.InSegment(String name) -> found.add(segment(name));
      case Expr.Reachable(String channel, _) ->
          found.add(new Thing(Kind.CHANNEL, Entity.CONTACT, channel));
      case Expr.OfAccount(Expr value) -> collect(value, Entity.ACCOUNT, found);
      case Expr.CountContacts(Expr condition) -> collect(condition, Entity.CONTACT, found);
      case Expr.SomeContact(_, Expr condition) -> collect(condition, Entity.CONTACT, found);
      case Expr.Aggregate aggregate -> events(aggregate.events(), of, found);
      case Expr.TimeOf time -> events(time.events(), of, found);
      case Expr.Did(Selection events) -> events(events, of, found);
      case Expr.Sequence sequence -> sequence.steps().forEach(step -> events(step, of, found));
      case Expr.ButNot butNot -> {
        events(butNot.did(), of, found);
        events(butNot.not(), of, found);
      }
      default -> Parts.of(expr).forEach(part -> collect(part, of, found));
    }
  }
}
