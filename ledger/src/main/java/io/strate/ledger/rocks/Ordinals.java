package io.strate.ledger.rocks;

import java.util.Arrays;

/**
 * Counts equal rows: the first keeps its content's hash as its identity, the others get one made of
 * the hash and their ordinal. Which of several equal rows gets which does not matter.
 */
final class Ordinals {

  private long[] hashes = new long[256];
  private int[] counts = new int[256];
  private int used;

  /** Starts anew, for at most so many rows. */
  void begin(int rows) {
    Arrays.fill(counts, 0, used, 0);
    int needed = Math.max(4, Integer.highestOneBit(Math.max(1, rows)) << 2);
    if (needed > counts.length) {
      hashes = new long[needed];
      counts = new int[needed];
    }
    used = needed;
  }

  /** The identity of the next row with this hash. */
  long identity(long hash) {
    int mask = used - 1;
    int at = (int) mix(hash) & mask;
    while (counts[at] != 0 && hashes[at] != hash) {
      at = at + 1 & mask;
    }
    hashes[at] = hash;
    int ordinal = counts[at]++;
    return ordinal == 0 ? hash : mix(hash + ordinal * 0x9E3779B97F4A7C15L);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
  static long mix(long value) {
    long x = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }
}
