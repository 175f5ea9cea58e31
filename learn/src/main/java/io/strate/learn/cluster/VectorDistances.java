package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * On vector registers: a tile of rows is turned so that each lane has a row of its own, and two
 * registers of rows meet four centres at a time. No lane ever looks at another.
 */
final class VectorDistances implements Distances {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int WIDTH = LANES.length();
  private static final int TILE = 2 * WIDTH;

  @Override
  public void nearest(Rows rows, int[] places, int count, Rows centres, Nearest into) {
    double[] tile = new double[TILE * rows.columns()];
    double[] found = new double[3 * TILE];
    for (int from = 0; from < count; from += TILE) {
      int used = Math.min(TILE, count - from);
      turn(rows, places, from, used, tile);
      nearest(tile, centres, found);
      for (int row = 0; row < used; row++) {
        into.centre()[from + row] = (int) found[row];
        into.first()[from + row] = found[TILE + row];
        into.second()[from + row] = found[2 * TILE + row];
      }
    }
  }

  /** Lanes past the last row keep what they had: nobody reads what comes of them. */
  private static void turn(Rows rows, int[] places, int from, int used, double[] tile) {
    int columns = rows.columns();
    double[] values = rows.values();
    for (int row = 0; row < used; row++) {
      int start = places[from + row] * columns;
      for (int column = 0; column < columns; column++) {
        tile[column * TILE + row] = values[start + column];
      }
    }
  }

  private static void nearest(double[] tile, Rows centres, double[] found) {
    int columns = centres.columns();
    double[] c = centres.values();
    Arrays.fill(found, 0, TILE, 0);
    Arrays.fill(found, TILE, 3 * TILE, Double.POSITIVE_INFINITY);
    int centre = 0;
    for (; centre + 3 < centres.count(); centre += 4) {
      four(tile, c, centre, columns, found);
    }
    for (; centre < centres.count(); centre++) {
      one(tile, 0, c, centre, columns, found);
      one(tile, WIDTH, c, centre, columns, found);
    }
  }

  private static void four(double[] tile, double[] c, int centre, int columns, double[] found) {
    int c0 = centre * columns;
    int c1 = c0 + columns;
    int c2 = c1 + columns;
    int c3 = c2 + columns;
    DoubleVector s0 = DoubleVector.zero(LANES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    DoubleVector t0 = s0;
    DoubleVector t1 = s0;
    DoubleVector t2 = s0;
    DoubleVector t3 = s0;
    for (int column = 0; column < columns; column++) {
      DoubleVector x = DoubleVector.fromArray(LANES, tile, column * TILE);
      DoubleVector y = DoubleVector.fromArray(LANES, tile, column * TILE + WIDTH);
      s0 = add(s0, x, c[c0 + column]);
      s1 = add(s1, x, c[c1 + column]);
      s2 = add(s2, x, c[c2 + column]);
      s3 = add(s3, x, c[c3 + column]);
      t0 = add(t0, y, c[c0 + column]);
      t1 = add(t1, y, c[c1 + column]);
      t2 = add(t2, y, c[c2 + column]);
      t3 = add(t3, y, c[c3 + column]);
    }
    offer(found, 0, centre, s0);
    offer(found, 0, centre + 1, s1);
    offer(found, 0, centre + 2, s2);
    offer(found, 0, centre + 3, s3);
    offer(found, WIDTH, centre, t0);
    offer(found, WIDTH, centre + 1, t1);
    offer(found, WIDTH, centre + 2, t2);
    offer(found, WIDTH, centre + 3, t3);
  }

  private static void one(
      double[] tile, int half, double[] c, int centre, int columns, double[] found) {
    DoubleVector sum = DoubleVector.zero(LANES);
    for (int column = 0; column < columns; column++) {
      DoubleVector x = DoubleVector.fromArray(LANES, tile, column * TILE + half);
      sum = add(sum, x, c[centre * columns + column]);
    }
    offer(found, half, centre, sum);
  }

  private static DoubleVector add(DoubleVector sum, DoubleVector x, double centre) {
    DoubleVector apart = x.sub(centre);
    return sum.add(apart.mul(apart));
  }

  private static void offer(double[] found, int half, int centre, DoubleVector squares) {
    DoubleVector label = DoubleVector.fromArray(LANES, found, half);
    DoubleVector first = DoubleVector.fromArray(LANES, found, TILE + half);
    DoubleVector second = DoubleVector.fromArray(LANES, found, 2 * TILE + half);
    VectorMask<Double> nearer = squares.compare(VectorOperators.LT, first);
    VectorMask<Double> next = squares.compare(VectorOperators.LT, second);
    label.blend((double) centre, nearer).intoArray(found, half);
    first.blend(squares, nearer).intoArray(found, TILE + half);
    second.blend(squares, next).blend(first, nearer).intoArray(found, 2 * TILE + half);
  }
}
