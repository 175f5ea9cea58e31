package io.strate.lake;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers equal rows of a file: the first is 0, the next 1 … Takes 8 to 16 bytes for each different
 * row.
 */
final class RowOrdinals {

  private static final float FULL = 0.6f;

  private long[] seen;
  private int size;

  /** How often those hashes came that came more than once. */
  private final Map<Long, Integer> repeated = new HashMap<>();

  /** {@code expected}: roughly how many rows will come. */
  RowOrdinals(long expected) {
    long slots = (long) (Math.min(expected, 1 << 28) / FULL) + (1 << 12);
    seen = new long[Integer.highestOneBit((int) Math.min(slots - 1, 1 << 29)) << 1];
  }

  int next(long hash) {
    long key = hash == 0 ? 1 : hash;
    int slot = slot(seen, key);
    if (seen[slot] == 0) {
      seen[slot] = key;
      if (++size > seen.length * FULL) {
        grow();
      }
      return 0;
    }
    return repeated.merge(key, 1, Integer::sum);
  }

  private static int slot(long[] table, long key) {
    int mask = table.length - 1;
    int slot = (int) key & mask;
    while (table[slot] != 0 && table[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] larger = new long[seen.length * 2];
    for (long key : seen) {
      if (key != 0) {
        larger[slot(larger, key)] = key;
      }
    }
    seen = larger;
  }
}
