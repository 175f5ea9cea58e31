package io.strate.rule.interpret;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.definition.Definitions;
import io.strate.rule.time.Calendar;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is the case as of one instant: who exists, what is stated of them, who belongs to whom, what
 * happened. Entries after the instant do not exist here.
 */
final class Scene {

  private final Definitions definitions;
  private final Population population;
  private final long now;
  private final Map<String, NavigableSet<String>> contactsByAccount = new HashMap<>();
  private final Map<Who, List<Happening>> happenings = new HashMap<>();

  Scene(Definitions definitions, Population population, long now) {
    this.definitions = definitions;
    this.population = population;
    this.now = now;
    for (String contact : population.contacts().keySet()) {
      for (Joined joined : accountsOf(contact)) {
        contactsByAccount
            .computeIfAbsent(joined.account(), _ -> new TreeSet<>(CodePoints::compare))
            .add(contact);
      }
    }
  }

  long now() {
    return now;
  }

  /** The profile's own entries, in canonical order. */
  List<Entry> entries(Who who) {
    return population.timeline(who.entity(), who.id()).asOf(now);
  }

  // ---- existence ----

  /** A profile exists from its first entry on; an account also while a contact belongs to it. */
  boolean exists(Who who) {
    return !entries(who).isEmpty() || (who.isAccount() && !contactsOf(who.id()).isEmpty());
  }

  /** All profiles that exist, by id. */
  List<Who> existing(Entity of) {
    return population.ids(of).stream().map(id -> new Who(of, id)).filter(this::exists).toList();
  }

  // ---- attributes ----

  /** The value last stated, of whatever type. */
  Value attribute(Who who, String name) {
    return stated(who, Entry.AttributeStated.class)
        .filter(statement -> statement.name().equals(name))
        .reduce((_, later) -> later)
        .map(Entry.AttributeStated::value)
        .orElse(Value.UNKNOWN);
  }

  /** A contact's own zone where one is stated and valid, else that of the workspace. */
  Calendar calendar(Who who) {
    Optional<ZoneId> own =
        definitions
            .contactZone()
            .filter(_ -> !who.isAccount())
            .flatMap(name -> zone(attribute(who, name)));
    return Calendar.of(own.orElse(definitions.zone()));
  }

  /** The zone that a value names. */
  static Optional<ZoneId> zone(Value value) {
    try {
      return value instanceof Value.Text(var name)
          ? Optional.of(ZoneId.of(name))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  // ---- accounts ----

  /** An account that a contact belongs to, and since when this is stated. */
  record Joined(String account, long time) {
    static final Comparator<Joined> ORDER =
        comparingLong(Joined::time).thenComparing(Joined::account, CodePoints::compare);
  }

  /**
   * Each source's last word holds; what several sources say adds up. Sorted, joined last is last.
   */
  List<Joined> accountsOf(String contact) {
    Map<Integer, Entry.AccountStated> lastBySource = new HashMap<>();
    stated(Who.contact(contact), Entry.AccountStated.class)
        .forEach(statement -> lastBySource.put(statement.origin().source(), statement));
    return lastBySource.values().stream()
        .filter(statement -> statement.account().isPresent())
        .map(statement -> new Joined(statement.account().orElseThrow(), statement.time()))
        .sorted(Joined.ORDER)
        .toList();
  }

  Optional<Who> accountJoinedLast(Who contact) {
    List<Joined> all = contact.isAccount() ? List.of() : accountsOf(contact.id());
    return all.isEmpty() ? Optional.empty() : Optional.of(Who.account(all.getLast().account()));
  }

  NavigableSet<String> contactsOf(String account) {
    return contactsByAccount.getOrDefault(account, new TreeSet<>());
  }

  // ---- events ----

  /** An event, and the contact that did it. */
  record Happening(String contact, Entry.Event event) {
    static final Comparator<Happening> ORDER =
        comparing(Happening::event, Entry.ORDER)
            .thenComparing(Happening::contact, CodePoints::compare);

    long time() {
      return event.time();
    }

    Value at(List<String> path) {
      return event.properties().at(path);
    }
  }

  /** A contact's own events; for an account, all events of its contacts. In canonical order. */
  List<Happening> happenings(Who who) {
    return happenings.computeIfAbsent(
        who,
        _ ->
            who.isAccount()
                ? contactsOf(who.id()).stream()
                    .flatMap(contact -> ownEvents(contact).stream())
                    .sorted(Happening.ORDER)
                    .toList()
                : ownEvents(who.id()));
  }

  private List<Happening> ownEvents(String contact) {
    List<Entry.Event> all = stated(Who.contact(contact), Entry.Event.class).toList();
    return MachineTimes.settled(all, definitions.events()).stream()
        .map(event -> new Happening(contact, event))
        .toList();
  }

  private <T extends Entry> java.util.stream.Stream<T> stated(Who who, Class<T> kind) {
    return entries(who).stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The last consent for a channel and purpose. */
  Optional<io.strate.domain.Consent> consent(Who who, String channel, String purpose) {
    return stated(who, Entry.ConsentStated.class)
        .map(Entry.ConsentStated::consent)
        .filter(c -> c.channel().equals(channel) && c.purpose().equals(purpose))
        .reduce((_, later) -> later);
  }
}
