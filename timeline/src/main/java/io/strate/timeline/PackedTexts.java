package io.strate.timeline;

import java.util.Arrays;

/**
 * The texts of a packed timeline, sorted by their bytes; a text's code is its rank. Short texts
 * that many profiles have in common come as the same object, which is made once.
 */
final class PackedTexts {

  /** As many texts are kept, each in the place that its hash gives; a power of two. */
  private static final int KEPT = 1 << 11;

  private static final int LONGEST_KEPT = 48;

  private final byte[][] keptBytes = new byte[KEPT][];
  private final String[] kept = new String[KEPT];

  private byte[] bytes = new byte[0];
  private int ends;
  private int first;
  private int size;
  private int limit;

  /** Points at the texts that begin at {@code at} and end before {@code end}. */
  void wrap(byte[] array, int at, int end) {
    int count = Layout.getInt(array, at);
    if (count < 0 || 4 + 4L * count > end - at) {
      throw Layout.damaged("more texts than fit");
    }
    bytes = array;
    size = count;
    ends = at + 4;
    first = ends + 4 * count;
    limit = end;
  }

  int size() {
    return size;
  }

  String text(int code) {
    if (code < 0 || code >= size) {
      throw new IllegalArgumentException("no text has code " + code);
    }
    int from = begin(code);
    int length = end(code) - from;
    return length > LONGEST_KEPT ? TextBytes.text(bytes, from, length) : keep(from, length);
  }

  private String keep(int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i];
    }
    int place = (hash ^ hash >>> 15) & KEPT - 1;
    byte[] there = keptBytes[place];
    if (there == null || !Arrays.equals(there, 0, there.length, bytes, from, from + length)) {
      keptBytes[place] = Arrays.copyOfRange(bytes, from, from + length);
      kept[place] = TextBytes.text(bytes, from, length);
    }
    return kept[place];
  }

  int code(byte[] wanted) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          Arrays.compareUnsigned(bytes, begin(middle), end(middle), wanted, 0, wanted.length);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return TimelineView.NO_TEXT;
  }

  private int begin(int code) {
    return code == 0 ? first : end(code - 1);
  }

  private int end(int code) {
    int end = Layout.getInt(bytes, ends + 4 * code);
    int previous = code == 0 ? 0 : Layout.getInt(bytes, ends + 4 * code - 4);
    if (previous < 0 || end < previous || end > limit - first) {
      throw Layout.damaged("a text outside of its timeline");
    }
    return first + end;
  }
}
