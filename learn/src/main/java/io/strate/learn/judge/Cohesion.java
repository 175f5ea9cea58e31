package io.strate.learn.judge;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Placement;
import io.strate.learn.dataset.Rows;

/** The sum of squared distances to the means of clusters, for one cluster as well. */
final class Cohesion {
  private Cohesion() {}

  static double of(Rows rows, Labels labels) {
    Rows means = Placement.toMeans(rows, labels).centres();
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      int cluster = labels.at(row);
      for (int column = 0; cluster != Labels.NOISE && column < rows.columns(); column++) {
        double apart = rows.at(row, column) - means.at(cluster, column);
        sum += apart * apart;
      }
    }
    return sum;
  }
}
