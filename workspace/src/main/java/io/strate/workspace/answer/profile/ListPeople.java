package io.strate.workspace.answer.profile;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.domain.Value;
import io.strate.workspace.answer.Found;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.roaringbitmap.PeekableIntIterator;

/** Lists the contacts that belong to an account now: reads the timelines of those on a page. */
public final class ListPeople {

  private final Workspace workspace;

  public ListPeople(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A contact.
   *
   * @param attributes those asked for that are known, such as the one that says the role
   */
  public record Person(String id, Map<String, Value> attributes) {
    public Person {
      attributes = new TreeMap<>(attributes);
    }
  }

  /**
   * @param next where the following page begins; empty after the last
   */
  public record Page(List<Person> people, OptionalInt next) {
    public Page {
      people = List.copyOf(people);
    }
  }

  /**
   * Some of an account's people, in the order in which they became known.
   *
   * @param attributes the names of those that are to be shown
   * @param from where a former page ended; 0 for the first
   * @throws io.strate.domain.Failure {@code profile.unknown} if no account has that identifier
   */
  public Page of(String account, Collection<String> attributes, int from, int most) {
    Found found = Found.profile(workspace, Entity.ACCOUNT, account);
    long now = workspace.asOf(OptionalLong.empty());
    PeekableIntIterator contacts =
        workspace.ledger().profiles().contactsOf(found.number()).getIntIterator();
    contacts.advanceIfNeeded(from);
    List<Person> people = new ArrayList<>();
    while (contacts.hasNext() && people.size() < most) {
      int contact = contacts.next();
      List<Entry> entries = Found.timeline(workspace, new Found(Entity.CONTACT, contact)).asOf(now);
      if (belongs(entries, found)) {
        people.add(
            new Person(
                workspace.ledger().profiles().id(Entity.CONTACT, contact),
                attributes(entries, attributes)));
      }
    }
    return new Page(
        people, contacts.hasNext() ? OptionalInt.of(contacts.next()) : OptionalInt.empty());
  }

  private boolean belongs(List<Entry> entries, Found account) {
    return Belonging.in(entries).stream()
        .anyMatch(
            name ->
                workspace
                    .ledger()
                    .profiles()
                    .number(Identifier.account(name))
                    .equals(OptionalInt.of(account.number())));
  }

  private static Map<String, Value> attributes(List<Entry> entries, Collection<String> wanted) {
    Map<String, Value> found = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.AttributeStated(_, _, String name, Value value)
          && wanted.contains(name)) {
        found.put(name, value);
      }
    }
    found.values().removeIf(value -> !value.isKnown());
    return found;
  }
}
