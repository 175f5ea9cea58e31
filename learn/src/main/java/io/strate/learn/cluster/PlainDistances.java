package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/** In plain Java: four centres at a time in registers, so that four sums run beside each other. */
final class PlainDistances implements Distances {
  @Override
  public void nearest(Rows rows, int[] places, int count, Rows centres, Nearest into) {
    for (int i = 0; i < count; i++) {
      nearest(rows.values(), places[i] * rows.columns(), centres, i, into);
    }
  }

  @Override
  public void nearest(Columns rows, int from, int count, Rows centres, Nearest into) {
    double[] row = new double[centres.columns()];
    for (int i = 0; i < count; i++) {
      rows.read(from + i, row);
      nearest(row, 0, centres, i, into);
    }
  }

  /** Without registers, floats are no faster. */
  @Override
  public int likely(
      Rounded rows, int from, int count, Rounded.Centres centres, int[] labels, int[] doubtful) {
    for (int i = 0; i < count; i++) {
      doubtful[i] = from + i;
    }
    return count;
  }

  @Override
  public int add(
      double[] values, int start, double sign, double[] high, double[] low, int at, int columns) {
    return 0;
  }

  private static void nearest(double[] values, int start, Rows centres, int at, Nearest into) {
    int columns = centres.columns();
    int whole = centres.count() & ~3;
    double[] c = centres.values();
    into.centre()[at] = 0;
    into.first()[at] = Double.POSITIVE_INFINITY;
    into.second()[at] = Double.POSITIVE_INFINITY;
    for (int centre = 0; centre < whole; centre += 4) {
      int c0 = centre * columns;
      int c1 = c0 + columns;
      int c2 = c1 + columns;
      int c3 = c2 + columns;
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      for (int column = 0; column < columns; column++) {
        double x = values[start + column];
        double d0 = x - c[c0 + column];
        double d1 = x - c[c1 + column];
        double d2 = x - c[c2 + column];
        double d3 = x - c[c3 + column];
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      offer(centre, s0, at, into);
      offer(centre + 1, s1, at, into);
      offer(centre + 2, s2, at, into);
      offer(centre + 3, s3, at, into);
    }
    for (int centre = whole; centre < centres.count(); centre++) {
      offer(centre, square(values, start, c, centre * columns, columns), at, into);
    }
  }

  private static void offer(int centre, double square, int at, Nearest into) {
    if (square < into.first()[at]) {
      into.second()[at] = into.first()[at];
      into.first()[at] = square;
      into.centre()[at] = centre;
    } else if (square < into.second()[at]) {
      into.second()[at] = square;
    }
  }

  /** The squared distance of two points that start at these places. */
  static double square(double[] a, int aStart, double[] b, int bStart, int columns) {
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      double apart = a[aStart + column] - b[bStart + column];
      sum += apart * apart;
    }
    return sum;
  }
}
