package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.stream.IntStream;

/** Rows cluster by cluster, noise left out. */
final class Clustered {
  /** The places of the rows, by cluster and then ascending; each cluster's first and last end. */
  final int[] places;

  final int[] starts;

  /** The rows at these places, and the mean of each cluster. */
  final Rows rows;

  final Rows means;

  /**
   * @param measure what needs this, for the sentence
   * @throws IllegalArgumentException for labels of other rows, or of fewer than two clusters
   */
  Clustered(String measure, Rows all, Labels labels) {
    if (labels.count() != all.count()) {
      throw new IllegalArgumentException(
          "%s: expected a label for each of %d rows, found %d; hand over the labels of these rows"
              .formatted(measure, all.count(), labels.count()));
    }
    if (labels.clusters() < 2) {
      throw new IllegalArgumentException(
          "%s: expected at least 2 clusters, found %d; nothing can be told apart, learn more clusters"
              .formatted(measure, labels.clusters()));
    }
    starts = new int[labels.clusters() + 1];
    int[] sizes = labels.sizes();
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      starts[cluster + 1] = starts[cluster] + sizes[cluster];
    }
    int[] next = starts.clone();
    places = new int[starts[sizes.length]];
    for (int row = 0; row < labels.count(); row++) {
      if (labels.at(row) != Labels.NOISE) {
        places[next[labels.at(row)]++] = row;
      }
    }
    rows = all.pick(places);
    means = means();
  }

  int clusters() {
    return starts.length - 1;
  }

  int size(int cluster) {
    return starts[cluster + 1] - starts[cluster];
  }

  /** The cluster of the row at this place in {@link #rows}. */
  int cluster(int at) {
    int cluster = 0;
    while (starts[cluster + 1] <= at) {
      cluster++;
    }
    return cluster;
  }

  /** The squared distance of a row to the mean of a cluster. */
  double square(int at, int cluster) {
    int columns = rows.columns();
    return PlainDistances.square(
        rows.values(), at * columns, means.values(), cluster * columns, columns);
  }

  /** The sum of squared distances of a cluster's rows to their mean. */
  double squares(int cluster) {
    return IntStream.range(starts[cluster], starts[cluster + 1])
        .mapToDouble(at -> square(at, cluster))
        .reduce(0, Double::sum);
  }

  private Rows means() {
    int columns = rows.columns();
    double[] values = new double[clusters() * columns];
    for (int cluster = 0; cluster < clusters(); cluster++) {
      for (int at = starts[cluster]; at < starts[cluster + 1]; at++) {
        for (int column = 0; column < columns; column++) {
          values[cluster * columns + column] += rows.at(at, column);
        }
      }
      for (int column = 0; column < columns; column++) {
        values[cluster * columns + column] /= size(cluster);
      }
    }
    return Rows.kept(columns, values);
  }
}
