package io.strate.engine;

import java.util.Arrays;
import java.util.BitSet;

/** A growing set of profile numbers that takes blocks of rows, whole words at a time. */
final class Members {

  private long[] words = new long[0];

  /** Makes room for the numbers below {@code end}. */
  void reserve(int end) {
    int needed = (end + 63) >>> 6;
    if (words.length < needed) {
      words = Arrays.copyOf(words, needed);
    }
  }

  /** Puts the numbers from {@code 64 * word} on that {@code bits} names in, the others out. */
  void put(int word, long bits) {
    words[word] = bits;
  }

  void put(int number, boolean in) {
    long bit = 1L << number;
    words[number >>> 6] = in ? words[number >>> 6] | bit : words[number >>> 6] & ~bit;
  }

  void add(BitSet others) {
    long[] more = others.toLongArray();
    reserve(more.length << 6);
    for (int w = 0; w < more.length; w++) {
      words[w] |= more[w];
    }
  }

  BitSet toBitSet() {
    return BitSet.valueOf(words);
  }
}
