package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * On vector registers: each lane has a row of its own, and one register of rows meets four centres
 * at a time. No lane ever looks at another.
 */
final class VectorDistances implements Distances {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();

  @Override
  public void nearest(Rows rows, int[] places, int count, Rows centres, Nearest into) {
    double[][] tile = new double[rows.columns()][WIDTH];
    double[] labels = new double[WIDTH];
    double[] squares = new double[centres.count() * WIDTH];
    for (int from = 0; from < count; from += WIDTH) {
      turn(rows, places, from, Math.min(WIDTH, count - from), tile);
      squares(tile, 0, centres, squares);
      choose(squares, centres.count(), labels, into, from);
    }
  }

  @Override
  public void nearest(Columns rows, int from, int count, Rows centres, Nearest into) {
    double[] labels = new double[WIDTH];
    double[] squares = new double[centres.count() * WIDTH];
    for (int at = 0; at < count; at += WIDTH) {
      squares(rows.all(), from + at, centres, squares);
      choose(squares, centres.count(), labels, into, at);
    }
  }

  @Override
  public int likely(
      Rounded rows, int from, int count, Rounded.Centres centres, int[] labels, int[] doubtful) {
    return RoundedScores.likely(rows, from, count, centres, labels, doubtful);
  }

  @Override
  public int add(
      double[] values, int start, double sign, double[] high, double[] low, int at, int columns) {
    return VectorSums.add(values, start, sign, high, low, at, columns);
  }

  /** Lanes past the last row keep what they had: nobody reads what comes of them. */
  private static void turn(Rows rows, int[] places, int from, int used, double[][] tile) {
    int columns = rows.columns();
    double[] values = rows.values();
    for (int row = 0; row < used; row++) {
      int start = places[from + row] * columns;
      for (int column = 0; column < columns; column++) {
        tile[column][row] = values[start + column];
      }
    }
  }

  /** The squared distances of a register of rows to all centres, centre by centre. */
  private static void squares(double[][] rows, int at, Rows centres, double[] squares) {
    int columns = centres.columns();
    double[] c = centres.values();
    int centre = 0;
    for (; centre + 3 < centres.count(); centre += 4) {
      int c0 = centre * columns;
      int c1 = c0 + columns;
      int c2 = c1 + columns;
      int c3 = c2 + columns;
      DoubleVector s0 = DoubleVector.zero(LANES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      for (int column = 0; column < columns; column++) {
        DoubleVector x = DoubleVector.fromArray(LANES, rows[column], at);
        s0 = add(s0, x, c[c0 + column]);
        s1 = add(s1, x, c[c1 + column]);
        s2 = add(s2, x, c[c2 + column]);
        s3 = add(s3, x, c[c3 + column]);
      }
      s0.intoArray(squares, centre * WIDTH);
      s1.intoArray(squares, (centre + 1) * WIDTH);
      s2.intoArray(squares, (centre + 2) * WIDTH);
      s3.intoArray(squares, (centre + 3) * WIDTH);
    }
    for (; centre < centres.count(); centre++) {
      DoubleVector sum = DoubleVector.zero(LANES);
      for (int column = 0; column < columns; column++) {
        DoubleVector x = DoubleVector.fromArray(LANES, rows[column], at);
        sum = add(sum, x, c[centre * columns + column]);
      }
      sum.intoArray(squares, centre * WIDTH);
    }
  }

  private static DoubleVector add(DoubleVector sum, DoubleVector x, double centre) {
    DoubleVector apart = x.sub(centre);
    return sum.add(apart.mul(apart));
  }

  /** What was first comes second where a square is lower. */
  private static void choose(double[] squares, int centres, double[] labels, Nearest into, int to) {
    DoubleVector label = DoubleVector.zero(LANES);
    DoubleVector first = DoubleVector.broadcast(LANES, Double.POSITIVE_INFINITY);
    DoubleVector second = first;
    for (int centre = 0; centre < centres; centre++) {
      DoubleVector square = DoubleVector.fromArray(LANES, squares, centre * WIDTH);
      VectorMask<Double> nearer = square.compare(VectorOperators.LT, first);
      VectorMask<Double> next = square.compare(VectorOperators.LT, second);
      label = label.blend((double) centre, nearer);
      second = second.blend(square, next).blend(first, nearer);
      first = first.blend(square, nearer);
    }
    label.intoArray(labels, 0);
    first.intoArray(into.first(), to);
    second.intoArray(into.second(), to);
    for (int lane = 0; lane < WIDTH; lane++) {
      into.centre()[to + lane] = (int) labels[lane];
    }
  }
}
