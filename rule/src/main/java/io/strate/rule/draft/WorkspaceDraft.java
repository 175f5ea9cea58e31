package io.strate.rule.draft;

import io.strate.rule.text.SourceText;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a workspace's files define, as read and not yet checked.
 *
 * @param contactZone the attribute that names a contact's own zone
 * @param rules texts of the form {@code IF … THEN segment = '…'} whose THEN names the segment
 * @param learnt cluster sets and models
 * @param moments best moments of contacts
 * @param legalBases legal bases that allow a channel besides consent itself
 */
public record WorkspaceDraft(
    ZoneId zone,
    Optional<Name> contactZone,
    List<EventDraft> events,
    List<TraitDraft> traits,
    List<ScoreDraft> scores,
    List<SegmentDraft> segments,
    List<SourceText> rules,
    List<ChannelDraft> channels,
    List<LearntDraft> learnt,
    List<MomentDraft> moments,
    Set<String> legalBases) {

  public WorkspaceDraft {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(contactZone, "contactZone");
    events = List.copyOf(events);
    traits = List.copyOf(traits);
    scores = List.copyOf(scores);
    segments = List.copyOf(segments);
    rules = List.copyOf(rules);
    channels = List.copyOf(channels);
    learnt = List.copyOf(learnt);
    moments = List.copyOf(moments);
    legalBases = Set.copyOf(legalBases);
  }

  /** A workspace that defines nothing. */
  public static WorkspaceDraft empty(ZoneId zone) {
    return new WorkspaceDraft(
        zone,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Set.of());
  }
}
