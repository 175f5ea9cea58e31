package io.strate.learn.judge;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Rows;

/** The sum of squared distances to the means of clusters, for one cluster as well. */
final class Cohesion {
  private Cohesion() {}

  static double of(Rows rows, Labels labels) {
    int columns = rows.columns();
    int[] sizes = labels.sizes();
    double[] means = new double[sizes.length * columns];
    for (int row = 0; row < rows.count(); row++) {
      int cluster = labels.at(row);
      for (int column = 0; cluster != Labels.NOISE && column < columns; column++) {
        means[cluster * columns + column] += rows.at(row, column) / sizes[cluster];
      }
    }
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      int cluster = labels.at(row);
      for (int column = 0; cluster != Labels.NOISE && column < columns; column++) {
        double apart = rows.at(row, column) - means[cluster * columns + column];
        sum += apart * apart;
      }
    }
    return sum;
  }
}
