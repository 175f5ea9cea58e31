package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.ledger.Joins;
import io.strate.ledger.Ledger;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who belongs together, so that a model is not tested on people whose like it has learnt from:
 * contacts that were ever linked to one account, accounts that ever had one contact, and contacts
 * on whose common identifier nobody has decided. (Contacts that were joined are one profile.)
 */
public final class LinkedProfiles {

  private LinkedProfiles() {}

  /** By the numbers of an entity's profiles, the number of a group; groups count from 0. */
  public static int[] groups(Ledger ledger, Entity of) {
    int[] leaders = new int[ledger.profiles().count(of)];
    Arrays.setAll(leaders, number -> number);
    Entity other = of == Entity.CONTACT ? Entity.ACCOUNT : Entity.CONTACT;
    int others = ledger.profiles().count(other);
    for (int number = 0; number < others; number++) {
      link(
          leaders,
          of == Entity.CONTACT
              ? ledger.profiles().contactsOf(number)
              : ledger.profiles().accountsOf(number));
    }
    if (of == Entity.CONTACT) {
      for (Joins.Contested contested : ledger.joins().contested(Integer.MAX_VALUE)) {
        RoaringBitmap together = new RoaringBitmap();
        ledger.profiles().number(contested.identifier()).ifPresent(together::add);
        contested
            .claims()
            .forEach(claim -> ledger.profiles().number(claim.by()).ifPresent(together::add));
        link(leaders, together);
      }
    }
    return numbered(leaders);
  }

  private static void link(int[] leaders, RoaringBitmap together) {
    int[] first = {-1};
    together.forEach(
        (int number) -> {
          if (number < leaders.length) { // others came meanwhile
            int leader = leader(leaders, number);
            first[0] = first[0] < 0 ? leader : first[0];
            int one = leader(leaders, first[0]);
            leaders[Math.max(one, leader)] = Math.min(one, leader);
          }
        });
  }

  /** The least number of the group; the way to it is shortened. */
  private static int leader(int[] leaders, int number) {
    int at = number;
    while (leaders[at] != at) {
      leaders[at] = leaders[leaders[at]];
      at = leaders[at];
    }
    return at;
  }

  private static int[] numbered(int[] leaders) {
    int[] groups = new int[leaders.length];
    int count = 0;
    for (int number = 0; number < groups.length; number++) {
      int leader = leader(leaders, number);
      groups[number] = leader == number ? count++ : groups[leader];
    }
    return groups;
  }
}
