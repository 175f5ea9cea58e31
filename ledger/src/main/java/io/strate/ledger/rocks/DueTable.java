package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import java.util.Arrays;

/**
 * For each profile when a membership may change next, in sealed blocks; those that changed are
 * written.
 */
final class DueTable {

  private static final int BLOCK = 1 << 13;

  private final Store store;

  DueTable(Store store) {
    this.store = store;
  }

  private static byte[] prefix(Entity of) {
    return new Bytes(8).u8('u').u8(of.ordinal()).toArray();
  }

  private static byte[] key(Entity of, int block) {
    return new Bytes(8).bytes(prefix(of)).i32BE(block).toArray();
  }

  void put(Batch batch, Entity of, long[] due) {
    long[] before = read(of);
    for (int from = 0; from < due.length; from += BLOCK) {
      int end = Math.min(due.length, from + BLOCK);
      boolean same =
          end <= before.length
              && (end == from + BLOCK || end == before.length)
              && Arrays.equals(due, from, end, before, from, end);
      if (!same) {
        byte[] key = key(of, from / BLOCK);
        batch.put(Family.RESULTS, key, Sealed.seal(key, bytes(due, from, end)));
      }
    }
    for (int from = (due.length + BLOCK - 1) / BLOCK * BLOCK; from < before.length; from += BLOCK) {
      batch.delete(Family.RESULTS, key(of, from / BLOCK));
    }
  }

  private static byte[] bytes(long[] due, int from, int end) {
    byte[] bytes = new byte[(end - from) * Long.BYTES];
    for (int i = from; i < end; i++) {
      Bytes.putLong(bytes, (i - from) * Long.BYTES, due[i]);
    }
    return bytes;
  }

  long[] read(Entity of) {
    long[] due = new long[BLOCK];
    int size = 0;
    byte[] prefix = prefix(of);
    try (View view = store.view();
        Cursor cursor = view.cursor(Family.RESULTS)) {
      for (boolean more = cursor.seek(prefix);
          more && cursor.startsWith(prefix);
          more = cursor.next()) {
        byte[] block = Sealed.open(cursor.keyCopy(), cursor.valueCopy());
        int from = Bytes.intBE(cursor.key(), prefix.length) * BLOCK;
        int count = block.length / Long.BYTES;
        if (from + count > due.length) {
          due = Arrays.copyOf(due, 2 * (from + count));
        }
        for (int i = 0; i < count; i++) {
          due[from + i] = Bytes.getLong(block, i * Long.BYTES);
        }
        size = from + count;
      }
    }
    return Arrays.copyOf(due, size);
  }
}
