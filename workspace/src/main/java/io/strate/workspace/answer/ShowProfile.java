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

  /** What a line is about. */
  public enum Kind {
    IDENTIFIER,
    ACCOUNT,
    ATTRIBUTE,
    CONSENT,
    TRAIT,
    SEGMENT,
    EVENT
  }

  /**
   * One line.
   *
   * @param value of consents, their status; of segments, their label
   * @param at when an event happened, or a consent was stated
   */
  public record Fact(Kind kind, String name, Value value, OptionalLong at) {
    static Fact of(Kind kind, String name, Value value) {
      return new Fact(kind, name, value, OptionalLong.empty());
    }

    static Fact of(Kind kind, String name, String text) {
      return of(kind, name, Value.text(text));
    }
  }

  /**
   * The contact (or else account) that an identifier names.
   *
   * @throws io.strate.domain.Failure {@code profile.unknown} if nobody has that identifier
   */
  public Shown of(String typed, OptionalLong asOf) {
    return of(Found.profile(workspace, typed), asOf);
  }

  /** The contact, or the account, that an identifier names; else like the other. */
  public Shown of(Entity of, String typed, OptionalLong asOf) {
    return of(Found.profile(workspace, of, typed), asOf);
  }

  private Shown of(Found found, OptionalLong asOf) {
    long now = workspace.asOf(asOf);
    List<Fact> facts = new ArrayList<>();
    for (Identifier identifier :
        workspace.ledger().profiles().identifiers(found.of(), found.number())) {
      facts.add(Fact.of(Kind.IDENTIFIER, identifier.kind(), identifier.value()));
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
    Map<String, Fact> consents = new TreeMap<>();
    for (Entry entry : timeline.asOf(now)) {
      switch (entry) {
        case Entry.AttributeStated(_, _, String name, Value value) -> attributes.put(name, value);
        case Entry.AccountStated(_, var origin, var account) ->
            accounts.put(origin.source(), account.orElse(""));
        case Entry.ConsentStated(long time, _, var consent) -> {
          String name = consent.channel() + " / " + consent.purpose();
          Value status = Value.text(consent.status().name());
          consents.put(name, new Fact(Kind.CONSENT, name, status, OptionalLong.of(time)));
        }
        case Entry.Event _, Entry.Named _ -> {}
      }
    }
    accounts.values().stream()
        .filter(account -> !account.isEmpty())
        .forEach(account -> facts.add(Fact.of(Kind.ACCOUNT, "account", account)));
    attributes.forEach((name, value) -> facts.add(Fact.of(Kind.ATTRIBUTE, name, value)));
    facts.addAll(consents.values());
  }

  private void computed(Found found, long now, List<Fact> facts) {
    Definitions definitions = workspace.definition().definitions();
    Evaluation.Single single =
        Evaluation.one(workspace, definitions, found.of(), found.number(), now);
    for (String trait : single.traits()) {
      facts.add(Fact.of(Kind.TRAIT, trait, single.trait(trait)));
    }
    for (SegmentDefinition segment : definitions.segments()) {
      if (segment.of() == found.of() && single.isMember(segment.name())) {
        facts.add(
            Fact.of(Kind.SEGMENT, segment.name(), workspace.definition().label(segment.name())));
      }
    }
  }

  private static void events(Timeline timeline, long now, List<Fact> facts) {
    List<Entry> entries = timeline.asOf(now);
    int shown = 0;
    for (int i = entries.size() - 1; i >= 0 && shown < LATEST_EVENTS; i--) {
      if (entries.get(i) instanceof Entry.Event(long time, _, String name, var properties)) {
        facts.add(new Fact(Kind.EVENT, name, properties, OptionalLong.of(time)));
        shown++;
      }
    }
  }
}
