package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/** The least and the most of each column among some rows. */
record Box(double[] low, double[] high) {
  static Box around(Rows rows, int[] places) {
    double[] low = new double[rows.columns()];
    double[] high = new double[rows.columns()];
    for (int column = 0; column < low.length; column++) {
      low[column] = Double.POSITIVE_INFINITY;
      high[column] = Double.NEGATIVE_INFINITY;
      for (int place : places) {
        low[column] = Math.min(low[column], rows.at(place, column));
        high[column] = Math.max(high[column], rows.at(place, column));
      }
    }
    return new Box(low, high);
  }

  /** The squared distance of the row to the box, at most that to any row within it. */
  double square(Rows rows, int row) {
    double sum = 0;
    for (int column = 0; column < low.length; column++) {
      double x = rows.at(row, column);
      double apart = Math.max(0, Math.max(low[column] - x, x - high[column]));
      sum += apart * apart;
    }
    return sum;
  }
}
