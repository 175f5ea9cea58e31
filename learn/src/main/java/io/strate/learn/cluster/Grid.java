package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Cells so small that all rows of one are within reach of each other (Gunawan 2013), for up to
 * three columns: rows in reach are at most two cells away along each.
 */
final class Grid implements Neighbourhoods {
  /** Cells are that much smaller than they could be, for what rounding does to a cell's number. */
  private static final double MARGIN = 1 - 1e-5;

  private static final int AWAY = 2;
  private static final int BITS = 20;

  private final Rows rows;
  private final int columns;
  private final double square;

  /** The rows cell by cell, ascending within; where each cell starts, and where the last ends. */
  private final int[] order;

  private final int[] starts;
  private final int[] cellOf;
  private final long[] keys;

  /**
   * What to add to a cell's key for the middles of the strips that may have rows in reach: cells in
   * a row along the last column, whose keys, and so whose rows, follow each other.
   */
  private final long[] offsets;

  /** Whether the cells can be numbered: not where the radius is a millionth of what rows span. */
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
    return rows.columns() * BITS < Long.SIZE;
  }

  private static double side(int columns, double radius) {
    return radius / Math.sqrt(columns) * MARGIN;
  }

  Grid(Rows rows, double radius) {
    this.rows = rows;
    this.columns = rows.columns();
    this.square = radius * radius;
    long[] keyOf = keys(side(columns, radius));
    this.keys = Arrays.stream(keyOf).sorted().distinct().toArray();
    this.cellOf = new int[rows.count()];
    this.starts = new int[keys.length + 1];
    for (int row = 0; row < cellOf.length; row++) {
      cellOf[row] = Arrays.binarySearch(keys, keyOf[row]);
      starts[cellOf[row] + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    this.order = new int[rows.count()];
    int[] next = starts.clone();
    for (int row = 0; row < cellOf.length; row++) {
      order[next[cellOf[row]]++] = row;
    }
    this.offsets = offsets();
  }

  private long[] keys(double side) {
    long[] keys = new long[rows.count()];
    for (int column = 0; column < columns; column++) {
      double least = Double.POSITIVE_INFINITY;
      for (int row = 0; row < keys.length; row++) {
        least = Math.min(least, rows.at(row, column));
      }
      for (int row = 0; row < keys.length; row++) {
        keys[row] = (keys[row] << BITS) + (long) ((rows.at(row, column) - least) / side) + AWAY;
      }
    }
    return keys;
  }

  /** The strip through the cell itself first, as most rows in reach are there. */
  private long[] offsets() {
    long[] all = {0};
    for (int column = 0; column < columns - 1; column++) {
      long[] wider = new long[all.length * (2 * AWAY + 1)];
      for (int i = 0; i < wider.length; i++) {
        int step = i / all.length;
        wider[i] = (all[i % all.length] + (step <= AWAY ? step : AWAY - step)) << BITS;
      }
      all = wider;
    }
    return all;
  }

  /** The first cell whose key is not below this one. */
  private int from(long key) {
    int found = Arrays.binarySearch(keys, key);
    return found < 0 ? -found - 1 : found;
  }

  private int stripStart(int cell, long offset) {
    return from(keys[cell] + offset - AWAY);
  }

  private int stripEnd(int cell, long offset) {
    return from(keys[cell] + offset + AWAY + 1);
  }

  private boolean reaches(int row, int other) {
    double[] values = rows.values();
    return PlainDistances.square(values, other * columns, values, row * columns, columns) <= square;
  }

  @Override
  public boolean isCore(int row, int least) {
    int cell = cellOf[row];
    if (starts[cell + 1] - starts[cell] >= least) {
      return true;
    }
    int count = 0;
    for (int i = 0; i < offsets.length && count < least; i++) {
      int end = starts[stripEnd(cell, offsets[i])];
      for (int at = starts[stripStart(cell, offsets[i])]; at < end && count < least; at++) {
        if (reaches(row, order[at])) {
          count++;
        }
      }
    }
    return count >= least;
  }

  @Override
  public int lowestLabel(int row, int[] labels) {
    int lowest = Integer.MAX_VALUE;
    for (long offset : offsets) {
      int end = starts[stripEnd(cellOf[row], offset)];
      for (int at = starts[stripStart(cellOf[row], offset)]; at < end; at++) {
        int label = labels[order[at]];
        if (label != Labels.NOISE && label < lowest && reaches(row, order[at])) {
          lowest = label;
        }
      }
    }
    return lowest == Integer.MAX_VALUE ? Labels.NOISE : lowest;
  }

  @Override
  public void join(boolean[] cores, Forest forest) {
    int[][] coresOf = new int[keys.length][];
    for (int cell = 0; cell < keys.length; cell++) {
      coresOf[cell] =
          Arrays.stream(order, starts[cell], starts[cell + 1]).filter(row -> cores[row]).toArray();
      for (int core : coresOf[cell]) {
        forest.join(coresOf[cell][0], core);
      }
    }
    for (int cell = 0; cell < keys.length; cell++) {
      for (long offset : offsets) {
        int end = stripEnd(cell, offset);
        for (int other = Math.max(cell + 1, stripStart(cell, offset)); other < end; other++) {
          join(coresOf[cell], coresOf[other], forest);
        }
      }
    }
  }

  private void join(int[] some, int[] others, Forest forest) {
    if (some.length > 0
        && others.length > 0
        && forest.root(some[0]) != forest.root(others[0])
        && touch(some, others)) {
      forest.join(some[0], others[0]);
    }
  }

  /**
   * Whether a row of one cell reaches a row of the other; rows far from its box are passed over.
   */
  private boolean touch(int[] some, int[] others) {
    Box box = Box.around(rows, others);
    for (int row : some) {
      if (box.square(rows, row) <= square) {
        for (int other : others) {
          if (reaches(row, other)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
