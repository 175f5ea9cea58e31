package io.strate.lake;

import io.strate.domain.Blame;
import io.strate.domain.Failure;

/**
 * Numbers equal rows of a file: the first is 0, the next 1 … Takes 11 to 22 bytes for each
 * different row, and 16 to 32 where rows repeat.
 */
final class RowOrdinals {

  private static final float FULL = 0.75f;
  private static final long LARGEST = 1L << 30;

  /** The hashes that came, each at its place or after it. */
  private long[] seen;

  /** How often each came again; without places as long as none did. */
  private int[] repeats = {};

  private int size;

  /** {@code expected}: roughly how many rows will come. */
  RowOrdinals(long expected) {
    int slots = 1 << 12;
    while (slots * FULL < expected && slots * 2L <= mostSlots()) {
      slots *= 2;
    }
    seen = new long[slots];
  }

  /** A third of the memory at most. */
  private static long mostSlots() {
    return Math.min(LARGEST, Runtime.getRuntime().maxMemory() / 3 / Long.BYTES);
  }

  int next(long hash) {
    long key = hash == 0 ? 1 : hash;
    int slot = slot(seen, key);
    if (seen[slot] != 0) {
      if (repeats.length == 0) {
        repeats = new int[seen.length];
      }
      return ++repeats[slot];
    }
    seen[slot] = key;
    if (++size > seen.length * FULL) {
      grow();
    }
    return 0;
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
    if (seen.length * 2L > mostSlots()) {
      throw new Failure(
          "lake.rows",
          Blame.RESOURCES,
          "a file of more than "
              + size
              + " rows needs more memory; split it, or give more (STRATE_MEMORY=8g)");
    }
    long[] larger = new long[seen.length * 2];
    int[] more = new int[repeats.length == 0 ? 0 : larger.length];
    for (int i = 0; i < seen.length; i++) {
      if (seen[i] != 0) {
        int slot = slot(larger, seen[i]);
        larger[slot] = seen[i];
        if (more.length > 0) {
          more[slot] = repeats[i];
        }
      }
    }
    seen = larger;
    repeats = more;
  }
}
