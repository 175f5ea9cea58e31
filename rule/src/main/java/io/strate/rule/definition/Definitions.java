package io.strate.rule.definition;

import io.strate.rule.Expr;
import io.strate.rule.Parts;
import io.strate.rule.Selection;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a workspace defines, checked: names resolve, types fit, nothing depends on itself.
 * Traits, scores and segments stand in an order in which each comes after what it depends on.
 *
 * @param zone for calendar windows and fields
 * @param contactZone an attribute that names a contact's own zone, where it is known
 * @param legalBases consents' legal bases that allow a channel besides consent itself
 */
public record Definitions(
    ZoneId zone,
    Optional<String> contactZone,
    List<EventDefinition> events,
    List<TraitDefinition> traits,
    List<ScoreDefinition> scores,
    List<SegmentDefinition> segments,
    List<ChannelDefinition> channels,
    Set<String> legalBases) {

  public Definitions {
    events = List.copyOf(events);
    traits = List.copyOf(traits);
    scores = List.copyOf(scores);
    segments = List.copyOf(segments);
    channels = List.copyOf(channels);
    legalBases = Set.copyOf(legalBases);
  }

  /** Every expression of the definitions and everything within it, in no particular order. */
  public Stream<Expr> expressions() {
    Stream<Expr> ofTraits = traits.stream().map(TraitDefinition::value);
    Stream<Expr> ofScores =
        scores.stream().flatMap(s -> s.lines().stream()).flatMap(Definitions::of);
    Stream<Expr> ofSegments =
        segments.stream().map(SegmentDefinition::rule).flatMap(Definitions::of);
    Stream<Expr> ofChannels =
        channels.stream().flatMap(c -> Stream.of(c.address(), c.bouncing(), c.complained()));
    return Stream.of(
            ofTraits, ofScores, ofSegments, ofChannels, events.stream().flatMap(Definitions::of))
        .flatMap(all -> all)
        .flatMap(Parts::within);
  }

  private static Stream<Expr> of(ScoreDefinition.Line line) {
    return switch (line) {
      case ScoreDefinition.Each(Selection events, _, _) -> events.where().stream();
      case ScoreDefinition.When(Expr condition, _) -> Stream.of(condition);
    };
  }

  private static Stream<Expr> of(SegmentRule rule) {
    return switch (rule) {
      case SegmentRule.When(Expr when, Optional<Expr> stay) ->
          Stream.concat(Stream.of(when), stay.stream());
      case SegmentRule.Top(_, Expr by) -> Stream.of(by);
      case SegmentRule.Listed _ -> Stream.empty();
    };
  }

  private static Stream<Expr> of(EventDefinition event) {
    return switch (event) {
      case EventDefinition.Delivered(_, Optional<Expr> where, _) -> where.stream();
      case EventDefinition.Filtered(_, _, Optional<Expr> where) -> where.stream();
      case EventDefinition.Session(_, _, Optional<Expr> where, _) -> where.stream();
    };
  }
}
