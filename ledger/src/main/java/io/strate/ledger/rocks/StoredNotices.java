package io.strate.ledger.rocks;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is told beside moves, by positions that no move takes, and which facts have been told. Safe
 * for several threads; one at a time writes.
 */
final class StoredNotices {

  private static final byte[] PREFIX = {'n'};
  private static final String WORD = "told";

  private final Store store;
  private final Facts facts;

  StoredNotices(Store store) {
    this.store = store;
    this.facts = new Facts(store);
  }

  private static byte[] key(long position) {
    return new Bytes(16).bytes(PREFIX).i64BE(position).toArray();
  }

  private static long position(byte[] key) {
    return Bytes.longBE(key, PREFIX.length);
  }

  boolean isTold(String fact) {
    return facts.get(Facts.key(WORD, Utf8.encode(fact))).isPresent();
  }

  void put(String fact, long position, byte[] notice) {
    byte[] key = key(position);
    try (Batch batch = new Batch(store)) {
      batch
          .put(Family.RESULTS, key, Sealed.seal(key, notice))
          .fact(Facts.key(WORD, Utf8.encode(fact)), Facts.number(position))
          .writeSynced();
    }
  }

  /** The position of the latest; 0 before the first. */
  long last() {
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      boolean any = cursor.seekBefore(Keys.after(PREFIX)) && cursor.startsWith(PREFIX);
      return any ? position(cursor.keyCopy()) : 0;
    }
  }

  SortedMap<Long, byte[]> after(long position, int most) {
    SortedMap<Long, byte[]> found = new TreeMap<>();
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      for (boolean more = cursor.seek(key(position + 1));
          more && found.size() < most && cursor.startsWith(PREFIX);
          more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        found.put(position(key), Sealed.open(key, cursor.valueCopy()));
      }
    }
    return found;
  }

  Optional<byte[]> at(long position) {
    byte[] key = key(position);
    return store.get(Family.RESULTS, key).map(value -> Sealed.open(key, value));
  }
}
