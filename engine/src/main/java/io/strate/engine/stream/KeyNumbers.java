package io.strate.engine.stream;

import java.util.Arrays;

/** Small numbers for keys (a tag and 64 bits), from 0 in the order of their first use. */
final class KeyNumbers {

  private long[] bits = new long[64];
  private byte[] tags = new byte[64];
  private int[] numbers = new int[64];
  private int[] stamps = new int[64];
  private int stamp = 1;
  private int size;

  void clear() {
    size = 0;
    if (++stamp == 0) {
      Arrays.fill(stamps, 0);
      stamp = 1;
    }
  }

  int size() {
    return size;
  }

  /** The number of a key, given now if it has none. */
  int number(byte tag, long key) {
    if (2 * size >= bits.length) {
      grow();
    }
    int at = find(tag, key);
    if (stamps[at] != stamp) {
      stamps[at] = stamp;
      bits[at] = key;
      tags[at] = tag;
      numbers[at] = size++;
    }
    return numbers[at];
  }

  private int find(byte tag, long key) {
    int mask = bits.length - 1;
    long hash = (key ^ (long) tag << 57) * 0x9E3779B97F4A7C15L;
    int at = (int) (hash >>> 40) & mask;
    while (stamps[at] == stamp && (bits[at] != key || tags[at] != tag)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldBits = bits;
    byte[] oldTags = tags;
    int[] oldNumbers = numbers;
    int[] oldStamps = stamps;
    int length = 2 * oldBits.length;
    bits = new long[length];
    tags = new byte[length];
    numbers = new int[length];
    stamps = new int[length];
    for (int i = 0; i < oldBits.length; i++) {
      if (oldStamps[i] == stamp) {
        int at = find(oldTags[i], oldBits[i]);
        stamps[at] = stamp;
        bits[at] = oldBits[i];
        tags[at] = oldTags[i];
        numbers[at] = oldNumbers[i];
      }
    }
  }
}
