package io.strate.workspace.collect;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Origin;
import io.strate.domain.Value;
import io.strate.ledger.Joins;
import io.strate.ledger.Ledger;
import io.strate.ledger.Posting;
import io.strate.ledger.Receipt;
import io.strate.ledger.Reject;
import io.strate.ledger.Rejects;
import io.strate.workspace.ingest.MessageIdentity;
import io.strate.workspace.ingest.TrackedNames;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes calls into the ledger of a workspace. Whoever is named by an {@code id} claims the other
 * names of the call, so that what came under these, before or later, becomes theirs; what two ids
 * claim belongs to neither before somebody decides.
 */
public final class LedgerCollector implements Collector {

  private static final String REJECTS_OF = "calls";

  private final Ledger ledger;
  private final int origin;
  private final TrackedNames names;
  private final Runnable news;

  /**
   * @param news told after each writing
   */
  public LedgerCollector(Workspace workspace, Runnable news) {
    this.ledger = workspace.ledger();
    this.origin = workspace.track().origin();
    this.names = new TrackedNames(ledger.notes());
    this.news = news;
  }

  @Override
  public Taken collect(List<Call> calls, List<Refused> refused) {
    List<Posting> postings = new ArrayList<>(calls.size());
    List<Rejects.Sent> kept = new ArrayList<>();
    List<Call> untaken = new ArrayList<>();
    refused.forEach(each -> kept.add(sent(each)));
    for (Call call : calls) {
      Optional<String> reason = refusal(call);
      if (reason.isPresent()) {
        untaken.add(call);
        kept.add(sent(new Refused(call.messageId(), reason.get(), CallText.of(call))));
      } else {
        postings.addAll(postings(call));
      }
    }
    names.keep();
    if (!kept.isEmpty()) {
      ledger.rejects().keep(TrackedNames.SOURCE, kept);
    }
    Receipt receipt = ledger.append(postings);
    news.run();
    return new Taken(receipt.accepted(), receipt.duplicates(), receipt.barred(), untaken);
  }

  /** How many names calls have brought that are kept: another number once there are more. */
  public int names() {
    return names.kept();
  }

  private static Rejects.Sent sent(Refused refused) {
    return new Rejects.Sent(
        MessageIdentity.of(refused.identity()),
        new Reject(REJECTS_OF, 0, "", refused.reason(), refused.text()));
  }

  // ---- what can be taken ----

  private Optional<String> refusal(Call call) {
    boolean room =
        switch (call) {
          case Call.Did did ->
              names.admitEvent(did.event(), List.of())
                  && admitProperties(did.event(), did.properties(), List.of());
          case Call.Identified identified -> admitAttributes(Entity.CONTACT, identified.traits());
          case Call.Grouped grouped -> admitAttributes(Entity.ACCOUNT, grouped.traits());
          case Call.Consented _, Call.Aliased _ -> true;
        };
    if (!room) {
      return Optional.of(
          "expected at most %d different names of events, properties and traits, found one more"
              .formatted(TrackedNames.MOST));
    }
    return Optional.empty();
  }

  private boolean admitProperties(String event, Value.RecordOf of, List<String> path) {
    boolean room = true;
    for (Map.Entry<String, Value> field : of.fields().entrySet()) {
      List<String> longer = new ArrayList<>(path);
      longer.add(field.getKey());
      room &=
          field.getValue() instanceof Value.RecordOf nested
              ? admitProperties(event, nested, longer)
              : names.admitEvent(event, longer);
    }
    return room;
  }

  private boolean admitAttributes(Entity of, Value.RecordOf traits) {
    boolean room = true;
    for (String name : flat(traits).keySet()) {
      room &= names.admitAttribute(of, name);
    }
    return room;
  }

  // ---- what is written ----

  private List<Posting> postings(Call call) {
    Origin from = new Origin(origin, MessageIdentity.of(call.messageId()));
    return switch (call) {
      case Call.Did did ->
          List.of(
              posting(
                  call, List.of(new Entry.Event(did.time(), from, did.event(), did.properties()))));
      case Call.Identified identified ->
          List.of(posting(call, statements(identified.traits(), call.time(), from)));
      case Call.Grouped grouped -> grouped(grouped, from);
      case Call.Consented consented ->
          List.of(
              posting(
                  call, List.of(new Entry.ConsentStated(call.time(), from, consented.consent()))));
      case Call.Aliased aliased -> {
        Map<String, String> further = new TreeMap<>(aliased.who().further());
        further.put(Who.ANONYMOUS, aliased.previousId());
        Who who = new Who(aliased.who().id(), Optional.empty(), further);
        propose(aliased);
        yield List.of(posting(who, call.messageId(), List.of(new Entry.Named(call.time(), from))));
      }
    };
  }

  /** Two ids that are both known, now or later, are one contact's only if somebody decides so. */
  private void propose(Call.Aliased alias) {
    alias
        .who()
        .id()
        .filter(id -> !id.equals(alias.previousId()))
        .map(Identifier::contact)
        .ifPresent(
            id ->
                ledger
                    .joins()
                    .propose(
                        Identifier.contact(alias.previousId()),
                        id,
                        new Joins.Claim(id, origin, alias.time(), alias.messageId())));
  }

  private static List<Posting> grouped(Call.Grouped grouped, Origin from) {
    Posting belongs =
        posting(
            grouped,
            List.of(new Entry.AccountStated(grouped.time(), from, Optional.of(grouped.account()))));
    Posting account =
        new Posting(
            Identifier.account(grouped.account()),
            List.of(),
            statements(grouped.traits(), grouped.time(), from),
            Optional.of(grouped.messageId() + "\naccount"));
    return List.of(belongs, account);
  }

  private static Posting posting(Call call, List<Entry> entries) {
    return posting(call.who(), call.messageId(), entries);
  }

  private static Posting posting(Who who, String messageId, List<Entry> entries) {
    List<Identifier> all = identifiers(who);
    return new Posting(all.getFirst(), all.subList(1, all.size()), entries, Optional.of(messageId));
  }

  private static List<Identifier> identifiers(Who who) {
    List<Identifier> all = new ArrayList<>();
    who.id().ifPresent(id -> all.add(Identifier.contact(id)));
    who.anonymousId().ifPresent(id -> all.add(new Identifier(Entity.CONTACT, Who.ANONYMOUS, id)));
    who.further().forEach((kind, id) -> all.add(new Identifier(Entity.CONTACT, kind, id)));
    return all;
  }

  /** One statement for each trait; that somebody was named, if there is none. */
  private static List<Entry> statements(Value.RecordOf traits, long time, Origin from) {
    List<Entry> entries = new ArrayList<>();
    flat(traits)
        .forEach((name, value) -> entries.add(new Entry.AttributeStated(time, from, name, value)));
    return entries.isEmpty() ? List.of(new Entry.Named(time, from)) : entries;
  }

  /** Traits within traits are called by their paths, with dots. */
  private static Map<String, Value> flat(Value.RecordOf traits) {
    Map<String, Value> flat = new TreeMap<>();
    flatten("", traits, flat);
    return flat;
  }

  private static void flatten(String prefix, Value.RecordOf of, Map<String, Value> into) {
    of.fields()
        .forEach(
            (name, value) -> {
              if (value instanceof Value.RecordOf nested) {
                flatten(prefix + name + ".", nested, into);
              } else {
                into.put(prefix + name, value);
              }
            });
  }
}
