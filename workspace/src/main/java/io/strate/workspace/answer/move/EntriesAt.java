package io.strate.workspace.answer.move;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.ledger.Ledger;
import io.strate.ledger.Profiles;
import io.strate.rule.Expr;
import io.strate.rule.Selection;
import io.strate.rule.definition.Definitions;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.ScoreDefinition;
import io.strate.workspace.answer.Deciding;
import io.strate.workspace.answer.Found;
import io.strate.workspace.answer.Involved;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Finds the entry of an instant that definitions read, of a profile or of those they look at. */
final class EntriesAt {

  /** So many others are looked at. */
  private static final int MOST_OTHERS = 500;

  private final Workspace workspace;
  private final boolean looksAround;
  private final Set<String> events = new HashSet<>();
  private final Set<String> attributes = new HashSet<>();
  private final Map<Integer, String> sources = new HashMap<>();

  /** What was found. */
  sealed interface Answer {}

  record One(Deciding because) implements Answer {}

  record None() implements Answer {}

  /** Too many others to look at. */
  record TooMany() implements Answer {}

  EntriesAt(Workspace workspace, Involved involved) {
    this.workspace = workspace;
    this.looksAround = involved.looksAround();
    read(involved.only());
    workspace
        .ledger()
        .sources()
        .declared()
        .forEach((name, generation) -> sources.put(generation.position(), name));
  }

  private void read(Definitions definitions) {
    definitions.expressions().forEach(this::read);
    definitions.contactZone().ifPresent(attributes::add);
    definitions.scores().stream()
        .flatMap(score -> score.lines().stream())
        .filter(ScoreDefinition.Each.class::isInstance)
        .forEach(line -> events.add(((ScoreDefinition.Each) line).events().event()));
    // An event made from events is an entry of the one that it is made from.
    for (EventDefinition event : definitions.events().reversed()) {
      switch (event) {
        case EventDefinition.Delivered _ -> {}
        case EventDefinition.Filtered(String name, String from, _) -> readFrom(name, from);
        case EventDefinition.Session(String name, String from, _, _) -> readFrom(name, from);
      }
    }
  }

  private void readFrom(String name, String from) {
    if (events.contains(name)) {
      events.add(from);
    }
  }

  private void read(Expr expr) {
    switch (expr) {
      case Expr.Attribute(String name, _) -> attributes.add(name);
      case Expr.Aggregate aggregate -> read(aggregate.events());
      case Expr.TimeOf time -> read(time.events());
      case Expr.Did(Selection selection) -> read(selection);
      case Expr.Sequence sequence -> sequence.steps().forEach(this::read);
      case Expr.ButNot butNot -> {
        read(butNot.did());
        read(butNot.not());
      }
      default -> {}
    }
  }

  private void read(Selection selection) {
    events.add(selection.event());
  }

  /** The last of a profile's own entries of an instant, or for want of one another's. */
  Answer of(Entity of, int profile, long instant) {
    Optional<Deciding> own = one(of, profile, instant);
    if (own.isPresent()) {
      return new One(own.get());
    }
    if (!looksAround) {
      return new None();
    }
    List<Found> others = others(of, profile);
    if (others.size() > MOST_OTHERS) {
      return new TooMany();
    }
    return others.stream()
        .flatMap(other -> one(other.of(), other.number(), instant).stream())
        .findFirst()
        .<Answer>map(One::new)
        .orElseGet(None::new);
  }

  private Optional<Deciding> one(Entity of, int profile, long instant) {
    Ledger ledger = workspace.ledger();
    return Found.timeline(workspace, new Found(of, profile)).entries().stream()
        .filter(entry -> entry.time() == instant && isRead(entry))
        .reduce((_, later) -> later)
        .map(
            entry ->
                new Deciding(
                    entry,
                    of == Entity.CONTACT ? ledger.profiles().id(of, profile) : "",
                    sources.getOrDefault(entry.origin().source(), "")));
  }

  private boolean isRead(Entry entry) {
    return switch (entry) {
      case Entry.Event event -> events.contains(event.name());
      case Entry.AttributeStated stated -> attributes.contains(stated.name());
      case Entry.AccountStated _ -> looksAround;
      case Entry.ConsentStated _, Entry.Named _ -> true;
    };
  }

  /** A contact's accounts and their contacts; an account's contacts. */
  private List<Found> others(Entity of, int profile) {
    Profiles profiles = workspace.ledger().profiles();
    RoaringBitmap accounts =
        of == Entity.CONTACT ? profiles.accountsOf(profile) : RoaringBitmap.bitmapOf(profile);
    RoaringBitmap contacts = new RoaringBitmap();
    accounts.forEach((int account) -> contacts.or(profiles.contactsOf(account)));
    List<Found> others = new ArrayList<>();
    accounts.forEach((int account) -> others.add(new Found(Entity.ACCOUNT, account)));
    contacts
        .limit(MOST_OTHERS + 1)
        .forEach((int contact) -> others.add(new Found(Entity.CONTACT, contact)));
    return others;
  }
}
