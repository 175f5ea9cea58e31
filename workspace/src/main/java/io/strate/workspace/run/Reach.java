package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.engine.Plan;
import io.strate.ledger.Ledger;
import io.strate.ledger.Runs;
import java.util.EnumMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Whom news can reach: those who have some, those whose instant has come, and their neighbours. */
final class Reach {

  private final Ledger ledger;
  private final Plan plan;

  Reach(Ledger ledger, Plan plan) {
    this.ledger = ledger;
    this.plan = plan;
  }

  /** The profiles whose memberships as of now may differ from those of the last run. */
  Map<Entity, RoaringBitmap> of(Runs.RunRecord last, long now) {
    Map<Entity, RoaringBitmap> reached = new EnumMap<>(Entity.class);
    for (Entity of : Entity.values()) {
      RoaringBitmap numbers = ledger.dirtySince(of, last.mark()).clone();
      numbers.or(Due.by(now, ledger.runs().due(of)));
      reached.put(of, numbers);
    }
    RoaringBitmap contacts = reached.get(Entity.CONTACT);
    RoaringBitmap accounts = reached.get(Entity.ACCOUNT);
    contacts.clone().forEach((int contact) -> accounts.or(ledger.profiles().accountsOf(contact)));
    if (plan.crosses()) {
      spread(contacts, accounts);
    }
    return reached;
  }

  /** Adds contacts of accounts and accounts of contacts until there are no further ones. */
  private void spread(RoaringBitmap contacts, RoaringBitmap accounts) {
    RoaringBitmap newAccounts = accounts.clone();
    while (!newAccounts.isEmpty()) {
      RoaringBitmap newContacts = new RoaringBitmap();
      newAccounts.forEach((int account) -> newContacts.or(ledger.profiles().contactsOf(account)));
      newContacts.andNot(contacts);
      contacts.or(newContacts);
      newAccounts.clear();
      newContacts.forEach((int contact) -> newAccounts.or(ledger.profiles().accountsOf(contact)));
      newAccounts.andNot(accounts);
      accounts.or(newAccounts);
    }
  }
}
