package io.strate.learn.cluster;

/** The least and the most of each column among some rows. */
record Box(double[] low, double[] high) {
  static Box around(double[] values, int columns, int[] places) {
    double[] low = new double[columns];
    double[] high = new double[columns];
    for (int column = 0; column < low.length; column++) {
      low[column] = Double.POSITIVE_INFINITY;
      high[column] = Double.NEGATIVE_INFINITY;
      for (int place : places) {
        double x = values[place * columns + column];
        low[column] = Math.min(low[column], x);
        high[column] = Math.max(high[column], x);
      }
    }
    return new Box(low, high);
  }

  /** The squared distance of the row to the box, at most that to any row within it. */
  double square(double[] values, int row) {
    double sum = 0;
    for (int column = 0; column < low.length; column++) {
      double x = values[row * low.length + column];
      double apart = Math.max(0, Math.max(low[column] - x, x - high[column]));
      sum += apart * apart;
    }
    return sum;
  }
}
