package io.strate.ledger.rocks;

import org.roaringbitmap.RoaringBitmap;

/** Which contacts were ever linked to which accounts: a superset of those that belong to them. */
final class Links {

  private static final int TO_CONTACTS = 0;
  private static final int TO_ACCOUNTS = 1;
  private static final byte[] NOTHING = new byte[0];

  private final Store store;

  Links(Store store) {
    this.store = store;
  }

  void put(Batch batch, int account, int contact) {
    batch.put(Family.LINKS, Keys.link(TO_CONTACTS, account, contact), NOTHING);
    batch.put(Family.LINKS, Keys.link(TO_ACCOUNTS, contact, account), NOTHING);
  }

  void removeContact(Batch batch, int contact) {
    accountsOf(contact)
        .forEach(
            (int account) -> {
              batch.delete(Family.LINKS, Keys.link(TO_CONTACTS, account, contact));
              batch.delete(Family.LINKS, Keys.link(TO_ACCOUNTS, contact, account));
            });
  }

  void removeAccount(Batch batch, int account) {
    contactsOf(account)
        .forEach(
            (int contact) -> {
              batch.delete(Family.LINKS, Keys.link(TO_CONTACTS, account, contact));
              batch.delete(Family.LINKS, Keys.link(TO_ACCOUNTS, contact, account));
            });
  }

  /** Links a contact to all accounts of another. */
  void copy(Batch batch, int fromContact, int toContact) {
    accountsOf(fromContact).forEach((int account) -> put(batch, account, toContact));
  }

  RoaringBitmap contactsOf(int account) {
    return others(TO_CONTACTS, account);
  }

  RoaringBitmap accountsOf(int contact) {
    return others(TO_ACCOUNTS, contact);
  }

  private RoaringBitmap others(int direction, int from) {
    RoaringBitmap found = new RoaringBitmap();
    byte[] prefix = java.util.Arrays.copyOf(Keys.link(direction, from, 0), 5);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.LINKS)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        found.add(Bytes.intBE(cursor.key(), 5));
      }
    }
    return found;
  }
}
