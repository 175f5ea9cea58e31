package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cells so small that all rows of one are within reach of each other (Gunawan 2013), for up to
 * three columns: rows in reach are at most two cells away along each.
 */
final class Grid implements Neighbourhoods {
  /** Cells are that much smaller than they could be, for what rounding does to a cell's number. */
  private static final double MARGIN = 1 - 1e-5;

  private static final int AWAY = 2;
  private static final int BITS = 20;

  /** For fewer rows it is not worth drawing a box around them. */
  private static final int BOXED = 8;

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

  /** For each cell and strip the first cell that is in it, and the first behind it. */
  private final int[] stripStarts;

  private final int[] stripEnds;

  /** The rows in the order of the cells, and their numbers side by side. */
  private final double[] values;

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
    this.values = rows.pick(order).values();
    this.offsets = offsets();
    this.stripStarts = new int[keys.length * offsets.length];
    this.stripEnds = new int[keys.length * offsets.length];
    for (int strip = 0; strip < offsets.length; strip++) {
      findStrips(strip);
    }
  }

  /** Cells ascend, and so do their strips. */
  private void findStrips(int strip) {
    int start = 0;
    int end = 0;
    for (int cell = 0; cell < keys.length; cell++) {
      long middle = keys[cell] + offsets[strip];
      while (start < keys.length && keys[start] < middle - AWAY) {
        start++;
      }
      while (end < keys.length && keys[end] <= middle + AWAY) {
        end++;
      }
      stripStarts[cell * offsets.length + strip] = start;
      stripEnds[cell * offsets.length + strip] = end;
    }
  }

  @Override
  public int[] order() {
    return order;
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

  private int stripStart(int cell, int strip) {
    return stripStarts[cell * offsets.length + strip];
  }

  private int stripEnd(int cell, int strip) {
    return stripEnds[cell * offsets.length + strip];
  }

  /** Whether the row reaches the one at this place of the order. */
  private boolean reaches(int row, int at) {
    double[] all = rows.values();
    return PlainDistances.square(values, at * columns, all, row * columns, columns) <= square;
  }

  @Override
  public boolean isCore(int row, int least) {
    int cell = cellOf[row];
    if (starts[cell + 1] - starts[cell] >= least) {
      return true;
    }
    int count = 0;
    for (int strip = 0; strip < offsets.length && count < least; strip++) {
      int end = starts[stripEnd(cell, strip)];
      for (int at = starts[stripStart(cell, strip)]; at < end && count < least; at++) {
        if (reaches(row, at)) {
          count++;
        }
      }
    }
    return count >= least;
  }

  @Override
  public int lowestLabel(int row, int[] labels) {
    int lowest = Integer.MAX_VALUE;
    for (int strip = 0; strip < offsets.length; strip++) {
      int end = starts[stripEnd(cellOf[row], strip)];
      for (int at = starts[stripStart(cellOf[row], strip)]; at < end; at++) {
        int label = labels[order[at]];
        if (label != Labels.NOISE && label < lowest && reaches(row, at)) {
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
      coresOf[cell] = cores(cell, cores);
      for (int at : coresOf[cell]) {
        forest.join(order[coresOf[cell][0]], order[at]);
      }
    }
    for (int cell = 0; cell < keys.length; cell++) {
      if (coresOf[cell].length > 0) {
        for (int strip = 0; strip < offsets.length; strip++) {
          int end = stripEnd(cell, strip);
          for (int other = Math.max(cell + 1, stripStart(cell, strip)); other < end; other++) {
            join(coresOf[cell], coresOf[other], forest);
          }
        }
      }
    }
  }

  /** The places of the cores of a cell. */
  private int[] cores(int cell, boolean[] cores) {
    int[] places = new int[starts[cell + 1] - starts[cell]];
    int count = 0;
    for (int at = starts[cell]; at < starts[cell + 1]; at++) {
      if (cores[order[at]]) {
        places[count++] = at;
      }
    }
    return count == places.length ? places : Arrays.copyOf(places, count);
  }

  private void join(int[] some, int[] others, Forest forest) {
    if (others.length > 0) {
      int one = order[some[0]];
      int other = order[others[0]];
      if (forest.root(one) != forest.root(other) && touch(some, others)) {
        forest.join(one, other);
      }
    }
  }

  /**
   * Whether a row of one cell reaches a row of the other; rows far from its box are passed over.
   */
  private boolean touch(int[] some, int[] others) {
    Optional<Box> box =
        others.length < BOXED ? Optional.empty() : Optional.of(Box.around(values, columns, others));
    for (int row : some) {
      if (box.isEmpty() || box.get().square(values, row) <= square) {
        for (int other : others) {
          if (PlainDistances.square(values, other * columns, values, row * columns, columns)
              <= square) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
