package io.strate.workspace.answer.profile;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.ledger.Profiles;
import io.strate.workspace.answer.Deciding;
import io.strate.workspace.answer.Found;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Lists the entries of a contact or account, the newest first, those of some kinds only if wanted.
 * An account's are followed into the contacts that ever belonged to it, of which the first {@value
 * #MOST_PEOPLE} are read whole.
 */
public final class ListEntries {

  /** So many contacts of an account are looked at. */
  public static final int MOST_PEOPLE = 500;

  private final Workspace workspace;
  private final Map<Integer, String> sources = new HashMap<>();

  public ListEntries(Workspace workspace) {
    this.workspace = workspace;
    workspace
        .ledger()
        .sources()
        .declared()
        .forEach((name, generation) -> sources.put(generation.position(), name));
  }

  /** What an entry says. */
  public enum Kind {
    EVENT,
    ATTRIBUTE,
    ACCOUNT,
    CONSENT,
    NAMED;

    static Kind of(Entry entry) {
      return switch (entry) {
        case Entry.Event _ -> EVENT;
        case Entry.AttributeStated _ -> ATTRIBUTE;
        case Entry.AccountStated _ -> ACCOUNT;
        case Entry.ConsentStated _ -> CONSENT;
        case Entry.Named _ -> NAMED;
      };
    }
  }

  /**
   * Which entries are wanted.
   *
   * @param kinds all if empty
   * @param events the names of events; all if empty, and other kinds whatever it says
   */
  public record Wanted(Set<Kind> kinds, Set<String> events) {

    public static final Wanted ALL = new Wanted(Set.of(), Set.of());

    public Wanted {
      kinds = Set.copyOf(kinds);
      events = Set.copyOf(events);
    }

    private boolean holds(Entry entry) {
      boolean isNamed =
          !(entry instanceof Entry.Event event)
              || events.isEmpty()
              || events.contains(event.name());
      return isNamed && (kinds.isEmpty() || kinds.contains(Kind.of(entry)));
    }
  }

  /**
   * @param entries each with the contact whose it is (empty for an account's own) and its source
   * @param total how many there are on all pages
   * @param next where the following page begins; empty after the oldest
   * @param isWhole whether all contacts of an account were looked at
   */
  public record Page(List<Deciding> entries, int total, OptionalInt next, boolean isWhole) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Some entries of what is known as of now.
   *
   * @param before where a former page ended; empty for the newest
   * @throws io.strate.domain.Failure {@code profile.unknown} if nobody has that identifier
   */
  public Page of(Entity of, String typed, Wanted wanted, OptionalInt before, int most) {
    Found found = Found.profile(workspace, of, typed);
    List<Deciding> all = new ArrayList<>();
    boolean isWhole = true;
    long now = workspace.asOf(OptionalLong.empty());
    add(found, wanted, now, all);
    if (of == Entity.ACCOUNT) {
      var contacts = workspace.ledger().profiles().contactsOf(found.number());
      isWhole = contacts.getCardinality() <= MOST_PEOPLE;
      contacts
          .limit(MOST_PEOPLE)
          .forEach((int contact) -> add(new Found(Entity.CONTACT, contact), wanted, now, all));
      all.sort(Comparator.comparing(Deciding::entry, Entry.ORDER));
    }
    int end = Math.clamp(before.orElse(all.size()), 0, all.size());
    int begin = Math.max(0, end - most);
    return new Page(
        all.subList(begin, end).reversed(),
        all.size(),
        begin > 0 ? OptionalInt.of(begin) : OptionalInt.empty(),
        isWhole);
  }

  private void add(Found found, Wanted wanted, long now, List<Deciding> all) {
    Profiles profiles = workspace.ledger().profiles();
    String contact =
        found.of() == Entity.CONTACT ? profiles.id(Entity.CONTACT, found.number()) : "";
    Found.timeline(workspace, found).asOf(now).stream()
        .filter(wanted::holds)
        .forEach(
            entry ->
                all.add(
                    new Deciding(
                        entry, contact, sources.getOrDefault(entry.origin().source(), ""))));
  }
}
