package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Profiles;
import io.strate.ledger.Runs;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Whom news can reach: those who have some, those whose instant has come, and, where rules look
 * from contacts to accounts or back, their neighbours.
 */
record Reach(RoaringBitmap contacts, RoaringBitmap accounts) {

  /**
   * The profiles whose memberships as of now may differ from those of the last run.
   *
   * @param movedContacts those whose rank changed sides
   */
  static Reach since(
      Ledger ledger,
      Plan plan,
      Runs.RunRecord last,
      long now,
      RoaringBitmap movedContacts,
      RoaringBitmap movedAccounts) {
    RoaringBitmap contacts = news(ledger, Entity.CONTACT, last, now);
    RoaringBitmap accounts = news(ledger, Entity.ACCOUNT, last, now);
    contacts.or(movedContacts);
    accounts.or(movedAccounts);
    return of(ledger, plan.crosses(), contacts, accounts);
  }

  /**
   * The profiles of which what is learnt may have changed since a run; everybody without one.
   *
   * @param looksAround as {@link #of(Ledger, boolean, RoaringBitmap, RoaringBitmap)}
   */
  static Reach since(Ledger ledger, boolean looksAround, Optional<Runs.RunRecord> last, long now) {
    if (last.isEmpty()) {
      return new Reach(everybody(ledger, Entity.CONTACT), everybody(ledger, Entity.ACCOUNT));
    }
    return of(
        ledger,
        looksAround,
        news(ledger, Entity.CONTACT, last.get(), now),
        news(ledger, Entity.ACCOUNT, last.get(), now));
  }

  private static RoaringBitmap everybody(Ledger ledger, Entity of) {
    return RoaringBitmap.bitmapOfRange(0, ledger.profiles().count(of));
  }

  /**
   * The profiles that may differ where these do.
   *
   * @param looksAround whether anything looks from contacts at accounts or back
   */
  static Reach of(
      Ledger ledger, boolean looksAround, RoaringBitmap contacts, RoaringBitmap accounts) {
    contacts.clone().forEach((int contact) -> accounts.or(ledger.profiles().accountsOf(contact)));
    Reach reach = new Reach(contacts, accounts);
    if (looksAround) {
      reach.spread(ledger.profiles(), Long.MAX_VALUE);
    }
    return reach;
  }

  /** The profiles of one entity. */
  RoaringBitmap of(Entity of) {
    return of == Entity.CONTACT ? contacts : accounts;
  }

  /** How many profiles of either sort. */
  long size() {
    return contacts.getLongCardinality() + accounts.getLongCardinality();
  }

  boolean isEmpty() {
    return contacts.isEmpty() && accounts.isEmpty();
  }

  void add(Reach others) {
    contacts.or(others.contacts);
    accounts.or(others.accounts);
  }

  void clear() {
    contacts.clear();
    accounts.clear();
  }

  private static RoaringBitmap news(Ledger ledger, Entity of, Runs.RunRecord last, long now) {
    RoaringBitmap numbers = ledger.dirtySince(of, last.mark()).clone();
    numbers.or(Due.by(now, ledger.runs().due(of)));
    return numbers;
  }

  /**
   * Adds contacts of accounts and accounts of contacts until there are no further ones, or until
   * there are more than {@code most} of both.
   */
  void spread(Profiles profiles, long most) {
    RoaringBitmap newAccounts = accounts.clone();
    while (!newAccounts.isEmpty() && size() <= most) {
      RoaringBitmap newContacts = new RoaringBitmap();
      newAccounts.forEach((int account) -> newContacts.or(profiles.contactsOf(account)));
      newContacts.andNot(contacts);
      contacts.or(newContacts);
      newAccounts.clear();
      if (size() <= most) {
        newContacts.forEach((int contact) -> newAccounts.or(profiles.accountsOf(contact)));
        newAccounts.andNot(accounts);
        accounts.or(newAccounts);
      }
    }
  }
}
