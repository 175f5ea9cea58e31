package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * How many rows each cluster has and what they sum to, column by column. Rows come and go, so each
 * sum keeps what rounding took from it (Møller 1965; Knuth's two-sum): a huge number that came and
 * went leaves nothing behind.
 */
final class Sums {
  private final Distances kernel;
  private final int columns;
  private final int[] sizes;
  private final double[] high;
  private final double[] low;

  Sums(int clusters, int columns, Distances kernel) {
    this.kernel = kernel;
    this.columns = columns;
    this.sizes = new int[clusters];
    this.high = new double[clusters * columns];
    this.low = new double[clusters * columns];
  }

  void move(Rows rows, int row, int from, int to) {
    if (from != Labels.NOISE) {
      sizes[from]--;
      add(rows, row, from * columns, -1);
    }
    sizes[to]++;
    add(rows, row, to * columns, 1);
  }

  private void add(Rows rows, int row, int start, double sign) {
    double[] values = rows.values();
    int from = row * columns;
    int column = kernel.add(values, from, sign, high, low, start, columns);
    for (; column < columns; column++) {
      add(start + column, sign * values[from + column]);
    }
  }

  private void add(int at, double x) {
    double sum = high[at] + x;
    double part = sum - high[at];
    low[at] += (high[at] - (sum - part)) + (x - part);
    high[at] = sum;
  }

  /** These and all others, in their order. */
  static Sums total(Sums[] parts) {
    Sums total = new Sums(parts[0].sizes.length, parts[0].columns, parts[0].kernel);
    for (Sums part : parts) {
      Arrays.setAll(total.sizes, cluster -> total.sizes[cluster] + part.sizes[cluster]);
      for (int at = 0; at < total.high.length; at++) {
        total.add(at, part.high[at]);
        total.low[at] += part.low[at];
      }
    }
    return total;
  }

  int[] sizes() {
    return sizes.clone();
  }

  double[] values() {
    double[] values = new double[high.length];
    Arrays.setAll(values, at -> high[at] + low[at]);
    return values;
  }
}
