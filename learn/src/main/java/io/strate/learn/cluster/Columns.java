package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Rows turned: the numbers of a column lie side by side, so that neighbouring rows go in step. The
 * slots that fill the last block lie infinitely far away, and a block more may be read.
 */
final class Columns {
  private final double[][] columns;

  Columns(Rows rows) {
    this(rows.count(), rows.columns());
    turn(rows, 0, rows.count());
  }

  /** Turned by a team. */
  Columns(Rows rows, Team team) {
    this(rows.count(), rows.columns());
    int count = rows.count();
    team.each(
        Team.slices(count),
        slice -> turn(rows, Team.start(slice, count), Team.start(slice + 1, count)));
  }

  private Columns(int rows, int width) {
    int slots = Sweeps.whole(rows);
    columns = new double[width][slots + Sweeps.BLOCK];
    Arrays.fill(columns[0], rows, slots, Double.POSITIVE_INFINITY);
  }

  private void turn(Rows rows, int from, int to) {
    for (int block = from; block < to; block += Sweeps.BLOCK) {
      int end = Math.min(to, block + Sweeps.BLOCK);
      for (int column = 0; column < columns.length; column++) {
        for (int row = block; row < end; row++) {
          columns[column][row] = rows.at(row, column);
        }
      }
    }
  }

  double[] column(int column) {
    return columns[column];
  }

  double[][] all() {
    return columns;
  }

  int count() {
    return columns.length;
  }

  void read(int row, double[] into) {
    for (int column = 0; column < columns.length; column++) {
      into[column] = columns[column][row];
    }
  }

  /** The squared distances from row {@code row} to the rows {@code from..to}, from place 0 on. */
  void squares(int row, int from, int to, double[] into) {
    double[] point = new double[columns.length];
    read(row, point);
    squares(point, from, to, into);
  }

  /**
   * As above, from any point. One plain loop along each column: the compiler makes vector
   * instructions of it, and each sum still runs from the first column to the last.
   */
  void squares(double[] point, int from, int to, double[] into) {
    first(columns[0], point[0], from, to, into);
    int column = 1;
    for (; column + 1 < columns.length; column += 2) {
      addTwo(
          columns[column], point[column], columns[column + 1], point[column + 1], from, to, into);
    }
    if (column < columns.length) {
      addOne(columns[column], point[column], from, to, into);
    }
  }

  private static void first(double[] column, double x, int from, int to, double[] into) {
    for (int i = 0; i < to - from; i++) {
      double apart = column[from + i] - x;
      into[i] = apart * apart;
    }
  }

  private static void addOne(double[] column, double x, int from, int to, double[] into) {
    for (int i = 0; i < to - from; i++) {
      double apart = column[from + i] - x;
      into[i] += apart * apart;
    }
  }

  private static void addTwo(
      double[] one, double x, double[] two, double y, int from, int to, double[] into) {
    for (int i = 0; i < to - from; i++) {
      double apartX = one[from + i] - x;
      double apartY = two[from + i] - y;
      into[i] = into[i] + apartX * apartX + apartY * apartY;
    }
  }
}
