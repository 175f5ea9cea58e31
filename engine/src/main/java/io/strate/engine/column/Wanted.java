package io.strate.engine.column;

import java.util.Arrays;

/** Which of the columns that are read from a timeline can matter for a row, by their numbers. */
public final class Wanted {

  final long[] bits;

  /** All of {@code columns}. */
  public Wanted(int columns) {
    bits = new long[(columns + 63) >>> 6];
    Arrays.fill(bits, -1);
  }

  /** The first number in {@code [from, end)} that is wanted, else {@code end}. */
  public int next(int from, int end) {
    if (from >= end) {
      return end;
    }
    int word = from >>> 6;
    long left = bits[word] & -1L << from;
    while (left == 0) {
      if (++word << 6 >= end) {
        return end;
      }
      left = bits[word];
    }
    return Math.min(end, (word << 6) + Long.numberOfTrailingZeros(left));
  }

  /** Whether a number in {@code [from, end)} is wanted. */
  public boolean any(int from, int end) {
    return next(from, end) < end;
  }
}
