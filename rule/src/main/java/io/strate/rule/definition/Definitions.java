package io.strate.rule.definition;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
}
