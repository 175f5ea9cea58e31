package io.strate.learn.evaluate;

/**
 * A line through points that go right and up; where it stands upright, its top counts.
 *
 * @param x not falling, from 0
 * @param y not falling
 */
record RisingLine(double[] x, double[] y) {

  /** Its height; beyond its ends, that of the end. */
  double at(double place) {
    int low = 0;
    int high = x.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (x[middle] <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (low == x.length - 1 || place <= x[low]) {
      return y[low];
    }
    return y[low] + (place - x[low]) / (x[low + 1] - x[low]) * (y[low + 1] - y[low]);
  }
}
