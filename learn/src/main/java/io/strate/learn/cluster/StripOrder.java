package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Rows in strips along the last column: in the other columns, rows of a strip are less than a side
 * apart. Within a strip rows ascend by steps, eight of which make a side.
 *
 * @param order the rows strip by strip
 * @param steps of the row at each place, from 0
 * @param keys of the strips, ascending: 20 bits for each column
 * @param starts where each strip starts, and where the last ends
 */
record StripOrder(int[] order, int[] steps, long[] keys, int[] starts) {
  static final int STEPS = 8;
  static final int BITS = 20;

  /** Sides that are left free, so that no strip beside another has a number of the next column. */
  static final int AWAY = 2;

  private static final int STEP_BITS = BITS + 3;
  private static final int DIGIT = 11;

  /** Strips are that much narrower than they could be, for what rounding does to their numbers. */
  private static final double MARGIN = 1 - 1e-5;

  /** So that rows within a side in all columns are within the radius. */
  static double side(int columns, double radius) {
    return radius / Math.sqrt(columns) * MARGIN;
  }

  /** Whether strips can be numbered: not where the radius is a millionth of what rows span. */
  static boolean fits(Rows rows, double radius) {
    double side = side(rows.columns(), radius);
    for (int column = 0; column < rows.columns(); column++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < rows.count(); row++) {
        least = Math.min(least, rows.at(row, column));
        most = Math.max(most, rows.at(row, column));
      }
      if ((most - least) / side >= (1 << BITS) - 2 * AWAY - 1) {
        return false;
      }
    }
    return (rows.columns() - 1) * BITS + STEP_BITS < Long.SIZE;
  }

  static StripOrder of(Rows rows, double side) {
    int count = rows.count();
    long[] keys = new long[count];
    for (int column = 0; column < rows.columns(); column++) {
      boolean isLast = column == rows.columns() - 1;
      double least = Double.POSITIVE_INFINITY;
      for (int row = 0; row < count; row++) {
        least = Math.min(least, rows.at(row, column));
      }
      double unit = isLast ? side / STEPS : side;
      for (int row = 0; row < count; row++) {
        long number = (long) ((rows.at(row, column) - least) / unit);
        keys[row] = (keys[row] << (isLast ? STEP_BITS : BITS)) + (isLast ? number : number + AWAY);
      }
    }
    int[] order = new int[count];
    Arrays.setAll(order, row -> row);
    return strips(order(keys, order), keys);
  }

  /** Digit by digit from the lowest: what is equal in one keeps its order. */
  private static int[] order(long[] keys, int[] places) {
    long all = 0;
    for (long key : keys) {
      all |= key;
    }
    int[] from = places;
    int[] to = new int[from.length];
    for (int shift = 0; shift < Long.SIZE && all >>> shift != 0; shift += DIGIT) {
      int[] next = new int[(1 << DIGIT) + 1];
      for (long key : keys) {
        next[digit(key, shift) + 1]++;
      }
      for (int digit = 0; digit < 1 << DIGIT; digit++) {
        next[digit + 1] += next[digit];
      }
      for (int row : from) {
        to[next[digit(keys[row], shift)]++] = row;
      }
      int[] sorted = to;
      to = from;
      from = sorted;
    }
    return from;
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (1 << DIGIT) - 1;
  }

  private static StripOrder strips(int[] order, long[] keyOf) {
    int[] steps = new int[order.length];
    long[] keys = new long[order.length];
    int[] starts = new int[order.length + 1];
    int strips = 0;
    for (int place = 0; place < order.length; place++) {
      long key = keyOf[order[place]];
      steps[place] = (int) key & (1 << STEP_BITS) - 1;
      if (place == 0 || keys[strips - 1] != key >>> STEP_BITS) {
        keys[strips] = key >>> STEP_BITS;
        starts[strips++] = place;
      }
    }
    starts[strips] = order.length;
    return new StripOrder(
        order, steps, Arrays.copyOf(keys, strips), Arrays.copyOf(starts, strips + 1));
  }
}
