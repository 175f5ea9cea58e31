package io.strate.ledger.rocks;

import io.strate.ledger.FileMark;
import io.strate.ledger.Reject;
import io.strate.ledger.Rejects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rejected rows, by source, file and line. */
final class StoredRejects implements Rejects {

  private final Store store;

  StoredRejects(Store store) {
    this.store = store;
  }

  private static byte[] prefix(String source) {
    return new Bytes(64).text(source).toArray();
  }

  private static byte[] prefix(String source, String file) {
    return new Bytes(64).text(source).text(file).toArray();
  }

  /** Adds to a batch that files were read again, all of them if the source was read anew. */
  void replace(
      Batch batch, String source, boolean anew, List<FileMark> read, List<Reject> rejects) {
    if (anew) {
      batch.deleteRange(Family.REJECTS, prefix(source), Keys.after(prefix(source)));
    }
    for (FileMark file : read) {
      byte[] prefix = prefix(source, file.file());
      batch.deleteRange(Family.REJECTS, prefix, Keys.after(prefix));
    }
    long ordinal = 0;
    for (Reject reject : rejects) {
      byte[] key = key(source, reject, ordinal++);
      batch.put(Family.REJECTS, key, Sealed.seal(key, bytes(reject)));
    }
  }

  private static byte[] key(String source, Reject reject, long ordinal) {
    return new Bytes(64)
        .bytes(prefix(source, reject.file()))
        .i64BE(reject.line())
        .i64BE(ordinal)
        .toArray();
  }

  @Override
  public synchronized void keep(String source, List<Reject> rejects) {
    try (Batch batch = new Batch(store)) {
      Map<String, Long> last = new HashMap<>();
      for (Reject reject : rejects) {
        long line = last.computeIfAbsent(reject.file(), file -> lastLine(source, file)) + 1;
        last.put(reject.file(), line);
        Reject kept =
            new Reject(reject.file(), line, reject.column(), reject.reason(), reject.text());
        byte[] key = key(source, kept, 0);
        batch.put(Family.REJECTS, key, Sealed.seal(key, bytes(kept)));
      }
      batch.writeSynced();
    }
  }

  private long lastLine(String source, String file) {
    byte[] prefix = prefix(source, file);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.REJECTS)) {
      return cursor.seekBefore(Keys.after(prefix)) && cursor.startsWith(prefix)
          ? Bytes.longBE(cursor.key(), prefix.length)
          : 0;
    }
  }

  @Override
  public void remove(String source, Reject kept) {
    try (Batch batch = new Batch(store)) {
      batch.delete(Family.REJECTS, key(source, kept, 0)).writeSynced();
    }
  }

  private static byte[] bytes(Reject reject) {
    return new Bytes(256)
        .text(reject.file())
        .i64(reject.line())
        .text(reject.column())
        .text(reject.reason())
        .text(reject.text())
        .toArray();
  }

  private static Reject read(byte[] bytes) {
    BytesReader reader = new BytesReader(bytes);
    return new Reject(reader.text(), reader.i64(), reader.text(), reader.text(), reader.text());
  }

  @Override
  public List<Reject> of(String source) {
    List<Reject> found = new ArrayList<>();
    each(prefix(source), (_, reject) -> found.add(reject));
    return found;
  }

  @Override
  public long count(String source) {
    long[] count = {0};
    each(prefix(source), (_, _) -> count[0]++);
    return count[0];
  }

  interface Visitor {
    void visit(byte[] key, Reject reject);
  }

  void each(byte[] prefix, Visitor visitor) {
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.REJECTS)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        byte[] key = cursor.keyCopy();
        visitor.visit(key, read(Sealed.open(key, cursor.valueCopy())));
      }
    }
  }
}
