package io.strate.learn.portrait;

import io.strate.learn.cluster.Labels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Numbers of all rows, and of each cluster; unknown ones (NaN) are in neither.
 *
 * @param own one for each cluster
 */
record Split(Moments all, Moments[] own) {
  private static final double MOST = 10;

  static Split of(double[] values, Labels labels) {
    Split split = new Split(new Moments(), new Moments[labels.clusters()]);
    Arrays.setAll(split.own, cluster -> new Moments());
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        split.all.add(values[row]);
        if (labels.at(row) != Labels.NOISE) {
          split.own[labels.at(row)].add(values[row]);
        }
      }
    }
    return split;
  }

  /** Ranks from 1; equal numbers share the mean of theirs, unknown ones stay so. */
  static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .filter(row -> !Double.isNaN(values[row]))
            .boxed()
            .sorted(Comparator.comparingDouble(row -> values[row]))
            .mapToInt(row -> row)
            .toArray();
    double[] ranks = new double[values.length];
    Arrays.fill(ranks, Double.NaN);
    int to;
    for (int from = 0; from < order.length; from = to) {
      to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + 1 + to) / 2.0;
      }
    }
    return ranks;
  }

  Moments others(int cluster) {
    return all.without(own[cluster]);
  }

  /** Of the means, over the pooled standard deviation; 0 where either has no number. */
  double difference(int cluster) {
    Moments inside = own[cluster];
    Moments others = others(cluster);
    double apart = inside.mean() - others.mean();
    if (Double.isNaN(apart) || apart == 0) {
      return 0;
    }
    double pooled = (inside.squares + others.squares) / (inside.count + others.count - 2);
    double difference = apart / Math.sqrt(pooled);
    return Double.isNaN(difference) ? 0 : Math.clamp(difference, -MOST, MOST);
  }
}
