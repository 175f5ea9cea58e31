package io.strate.ledger.rocks;

import io.strate.ledger.Notes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Notes as facts of the store, by their keys. */
final class StoredNotes implements Notes {

  private static final String WORD = "note";

  private final Store store;
  private final Facts facts;

  StoredNotes(Store store) {
    this.store = store;
    this.facts = new Facts(store);
  }

  private static byte[] key(String key) {
    return Facts.key(WORD, Utf8.encode(key));
  }

  @Override
  public Optional<byte[]> get(String key) {
    return facts.get(key(key));
  }

  @Override
  public void put(String key, byte[] value) {
    putAll(Map.of(key, value));
  }

  @Override
  public void putAll(Map<String, byte[]> notes) {
    try (Batch batch = new Batch(store)) {
      notes.forEach((key, value) -> batch.fact(key(key), value));
      batch.writeSynced();
    }
  }

  @Override
  public void remove(String key) {
    try (Batch batch = new Batch(store)) {
      batch.delete(Family.META, key(key)).writeSynced();
    }
  }

  @Override
  public void jot(Map<String, byte[]> notes, Collection<String> removed) {
    try (Batch batch = new Batch(store)) {
      removed.forEach(key -> batch.delete(Family.META, key(key)));
      notes.forEach((key, value) -> batch.fact(key(key), value));
      batch.write();
    }
  }

  @Override
  public Map<String, byte[]> startingWith(String prefix, String after, int most) {
    Map<String, byte[]> found = new TreeMap<>();
    byte[] start = key(prefix);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.META)) {
      byte[] from = key(after.compareTo(prefix) < 0 ? prefix : after + '\0');
      for (boolean more = cursor.seek(from);
          more && found.size() < most && cursor.startsWith(start);
          more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        int name = key("").length;
        found.put(Utf8.decode(key, name, key.length - name), Sealed.open(key, cursor.valueCopy()));
      }
    }
    return found;
  }

  @Override
  public Map<String, byte[]> startingWith(String prefix) {
    Map<String, byte[]> found = new TreeMap<>();
    facts.each(
        key(prefix), (rest, value) -> found.put(prefix + Utf8.decode(rest, 0, rest.length), value));
    return found;
  }
}
