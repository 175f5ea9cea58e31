package io.strate.rule.interpret;

import io.strate.domain.CodePoints;
import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Profile;
import io.strate.domain.Timeline;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All profiles by id. An account that only contacts' statements name has an empty timeline. */
public record Population(Map<String, Profile> contacts, Map<String, Profile> accounts) {

  public Population {
    contacts = sorted(contacts);
    accounts = sorted(accounts);
  }

  public static Population of(Collection<Profile> profiles) {
    TreeMap<String, Profile> contacts = new TreeMap<>(CodePoints::compare);
    TreeMap<String, Profile> accounts = new TreeMap<>(CodePoints::compare);
    for (Profile profile : profiles) {
      (profile.entity() == Entity.CONTACT ? contacts : accounts).put(profile.id(), profile);
    }
    return new Population(contacts, accounts);
  }

  /** The timeline of a profile; empty if nothing is known of it. */
  public Timeline timeline(Entity of, String id) {
    Profile profile = (of == Entity.CONTACT ? contacts : accounts).get(id);
    return profile == null ? Timeline.EMPTY : profile.timeline();
  }

  /** Every id that has a profile, or that a contact was ever stated to belong to. */
  public NavigableSet<String> ids(Entity of) {
    NavigableSet<String> ids = new TreeSet<>(CodePoints::compare);
    if (of == Entity.CONTACT) {
      ids.addAll(contacts.keySet());
      return ids;
    }
    ids.addAll(accounts.keySet());
    for (Profile contact : contacts.values()) {
      for (Entry entry : contact.timeline().entries()) {
        if (entry instanceof Entry.AccountStated stated) {
          stated.account().ifPresent(ids::add);
        }
      }
    }
    return ids;
  }

  private static Map<String, Profile> sorted(Map<String, Profile> profiles) {
    TreeMap<String, Profile> copy = new TreeMap<>(CodePoints::compare);
    copy.putAll(profiles);
    return Collections.unmodifiableMap(copy);
  }
}
