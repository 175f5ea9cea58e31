package io.strate.ledger.rocks;

import java.util.ArrayList;
import java.util.List;

/**
 * Identifiers whose entries may stand with the wrong profile, since claims or decisions changed;
 * whoever settles looks at them again.
 */
final class Unsettled {

  private static final String MARK = "unsettled";

  private final Store store;
  private final Facts facts;
  private volatile boolean mayBe;

  Unsettled(Store store, Facts facts) {
    this.store = store;
    this.facts = facts;
  }

  /** Adds to a batch that an identifier is to be looked at again. */
  void add(Batch batch, byte[] key) {
    batch.fact(Facts.key(MARK, key), new byte[0]);
    mayBe = true;
  }

  /** Whether there may be some that came since {@link #settling}. */
  boolean mayBe() {
    return mayBe;
  }

  /** Whoever settles says so first: claims that come meanwhile are settled next time. */
  void settling() {
    mayBe = false;
  }

  /** Their keys. */
  List<byte[]> keys() {
    List<byte[]> keys = new ArrayList<>();
    facts.each(Facts.key(MARK + "/"), (key, _) -> keys.add(key));
    return keys;
  }

  void remove(Batch batch, byte[] key) {
    batch.delete(Family.META, Facts.key(MARK, key));
  }

  /** Marks everything that was claimed by somebody. */
  void addAll() {
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.IDENTIFIERS);
        Batch batch = new Batch(store)) {
      for (boolean more = cursor.seek(new byte[0]); more; more = cursor.next()) {
        IdentifierRecord identifier = IdentifierRecord.read(cursor.keyCopy(), cursor.valueCopy());
        if (identifier.number() >= 0 && !identifier.claims().isEmpty()) {
          add(batch, cursor.keyCopy());
        }
      }
      batch.write();
    }
  }
}
