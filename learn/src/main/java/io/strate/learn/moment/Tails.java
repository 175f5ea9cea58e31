package io.strate.learn.moment;

import java.util.Arrays;

/**
 * How many rows have more than none, than one, than two … of something: all that the likelihood of
 * a concentration needs to know of the rows.
 */
final class Tails {

  private int[] rows = new int[8];
  private int length;

  /** A row with this count; {@link #sum} is to be told of the last. */
  void add(int count) {
    if (count > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(count, 2 * rows.length));
    }
    if (count > 0) {
      rows[count - 1]++;
      length = Math.max(length, count);
    }
  }

  /** From rows with exactly so many to rows with at least so many, once all are added. */
  void finish() {
    for (int i = length - 1; i > 0; i--) {
      rows[i - 1] += rows[i];
    }
  }

  /** The sum of ψ(count + start) − ψ(start) over all rows. */
  double sum(double start) {
    double sum = 0;
    for (int i = length - 1; i >= 0; i--) {
      sum += rows[i] / (start + i);
    }
    return sum;
  }
}
