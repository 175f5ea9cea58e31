package io.strate.ledger.rocks;

import java.util.Optional;

/** The store's own facts, each with its checksum. Keys begin with a word and a slash. */
final class Facts {

  private final Store store;

  Facts(Store store) {
    this.store = store;
  }

  static byte[] key(String word) {
    return Bytes.ascii(word);
  }

  static byte[] key(String word, long number) {
    return new Bytes(24).bytes(Bytes.ascii(word)).u8('/').i64BE(number).toArray();
  }

  static byte[] key(String word, byte[] rest) {
    return new Bytes(24).bytes(Bytes.ascii(word)).u8('/').bytes(rest).toArray();
  }

  Optional<byte[]> get(byte[] key) {
    return store.get(Family.META, key).map(stored -> Sealed.open(key, stored));
  }

  long number(String word, long otherwise) {
    return get(key(word)).map(value -> new BytesReader(value).i64()).orElse(otherwise);
  }

  static byte[] number(long value) {
    return new Bytes(8).i64(value).toArray();
  }

  void put(byte[] key, byte[] value) {
    store.put(Family.META, key, Sealed.seal(key, value));
  }

  /**
   * Visits all facts whose keys begin with a prefix, in order; the key is handed over without it.
   */
  void each(byte[] prefix, Visitor visitor) {
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.META)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        visitor.visit(
            java.util.Arrays.copyOfRange(key, prefix.length, key.length),
            Sealed.open(key, cursor.valueCopy()));
      }
    }
  }

  interface Visitor {
    void visit(byte[] rest, byte[] value);
  }
}
