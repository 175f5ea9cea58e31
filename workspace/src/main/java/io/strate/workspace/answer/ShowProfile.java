package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Timeline;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.SegmentDefinition;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.Evaluation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Shows what is known of a contact or account. */
public final class ShowProfile {

  private static final int LATEST_EVENTS = 10;

  private final Workspace workspace;

  public ShowProfile(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Everything shown of a profile as of an instant. */
  public record Shown(Entity of, long asOf, List<Fact> facts) {}

  /**
   * One line: what it is about (identifier, attribute, trait, segment, event …), its name, its
   * value.
   */
  public record Fact(String kind, String name, String value) {}

  /**
   * The contact (or else account) that an identifier names.
   *
   * @throws io.strate.domain.Failure {@code profile.unknown} if nobody has that identifier
   */
  public Shown of(String typed, OptionalLong asOf) {
    long now = workspace.asOf(asOf);
    Found found = Found.profile(workspace, typed);
    List<Fact> facts = new ArrayList<>();
    for (Identifier identifier :
        workspace.ledger().profiles().identifiers(found.of(), found.number())) {
      facts.add(new Fact("identifier", identifier.kind(), identifier.value()));
    }
    Timeline timeline = Found.timeline(workspace, found);
    statements(timeline, now, facts);
    computed(found, now, facts);
    events(timeline, now, facts);
    return new Shown(found.of(), now, facts);
  }

  private static void statements(Timeline timeline, long now, List<Fact> facts) {
    Map<String, Value> attributes = new TreeMap<>();
    Map<Integer, String> accounts = new TreeMap<>();
    Map<String, String> consents = new TreeMap<>();
    for (Entry entry : timeline.asOf(now)) {
      switch (entry) {
        case Entry.AttributeStated(_, _, String name, Value value) -> attributes.put(name, value);
        case Entry.AccountStated(_, var origin, var account) ->
            accounts.put(origin.source(), account.orElse(""));
        case Entry.ConsentStated(long time, _, var consent) ->
            consents.put(
                consent.channel() + " / " + consent.purpose(),
                consent.status() + " since " + Instant.ofEpochMilli(time));
        case Entry.Event _, Entry.Named _ -> {}
      }
    }
    accounts.values().stream()
        .filter(account -> !account.isEmpty())
        .forEach(account -> facts.add(new Fact("account", "account", account)));
    attributes.forEach(
        (name, value) -> facts.add(new Fact("attribute", name, ValueText.of(value))));
    consents.forEach((name, status) -> facts.add(new Fact("consent", name, status)));
  }

  private void computed(Found found, long now, List<Fact> facts) {
    Definitions definitions = workspace.definition().definitions();
    Evaluation.Single single =
        Evaluation.one(workspace, definitions, found.of(), found.number(), now);
    for (String trait : single.traits()) {
      facts.add(new Fact("trait", trait, ValueText.of(single.trait(trait))));
    }
    for (SegmentDefinition segment : definitions.segments()) {
      if (segment.of() == found.of() && single.isMember(segment.name())) {
        facts.add(
            new Fact("segment", segment.name(), workspace.definition().label(segment.name())));
      }
    }
  }

  private static void events(Timeline timeline, long now, List<Fact> facts) {
    List<Entry> entries = timeline.asOf(now);
    int shown = 0;
    for (int i = entries.size() - 1; i >= 0 && shown < LATEST_EVENTS; i--) {
      if (entries.get(i) instanceof Entry.Event(long time, _, String name, var properties)) {
        facts.add(
            new Fact("event", Instant.ofEpochMilli(time) + " " + name, ValueText.of(properties)));
        shown++;
      }
    }
  }
}
