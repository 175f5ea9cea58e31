package io.strate.workspace.answer;

import io.strate.domain.Entity;
import io.strate.domain.Profile;
import io.strate.ledger.Ledger;
import io.strate.rule.interpret.Population;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * The profile that is explained with those at which its rules may look, as the interpreter reads.
 */
record Neighbourhood(Population population, Map<Subject, Integer> numbers) {

  /** From a contact to its account, to the contacts of that one, to their accounts and contacts. */
  private static final int STEPS = 4;

  static Neighbourhood of(Workspace workspace, Found found, boolean looksAround) {
    Set<Found> known = new LinkedHashSet<>(Set.of(found));
    List<Found> outermost = List.of(found);
    for (int step = 0; looksAround && step < STEPS; step++) {
      List<Found> next = new ArrayList<>();
      outermost.stream()
          .flatMap(profile -> linked(workspace.ledger(), profile).stream())
          .filter(known::add)
          .forEach(next::add);
      outermost = next;
    }
    Map<Subject, Integer> numbers = new HashMap<>();
    List<Profile> profiles = new ArrayList<>();
    for (Found each : known) {
      String id = workspace.ledger().profiles().id(each.of(), each.number());
      numbers.put(new Subject(each.of(), id), each.number());
      profiles.add(new Profile(each.of(), id, Found.timeline(workspace, each)));
    }
    return new Neighbourhood(Population.of(profiles), numbers);
  }

  private static List<Found> linked(Ledger ledger, Found found) {
    boolean isContact = found.of() == Entity.CONTACT;
    RoaringBitmap numbers =
        isContact
            ? ledger.profiles().accountsOf(found.number())
            : ledger.profiles().contactsOf(found.number());
    Entity other = isContact ? Entity.ACCOUNT : Entity.CONTACT;
    return numbers.stream().mapToObj(number -> new Found(other, number)).toList();
  }
}
