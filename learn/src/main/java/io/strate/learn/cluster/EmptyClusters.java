package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;

/** Gives each cluster without rows the row that lies farthest from the mean of its own cluster. */
final class EmptyClusters {
  private final Rows rows;
  private final int[] labels;
  private final double[] sums;
  private final int[] sizes;
  private final boolean[] taken;

  EmptyClusters(Rows rows, int[] labels, double[] sums, int[] sizes) {
    this.rows = rows;
    this.labels = labels;
    this.sums = sums;
    this.sizes = sizes;
    this.taken = new boolean[rows.count()];
  }

  /** Moves rows between the sums; labels follow when rows are next assigned. */
  void refill() {
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      if (sizes[cluster] == 0) {
        move(farthest(), cluster);
      }
    }
  }

  /** The lower place among equally far ones; never the last row of its cluster. */
  private int farthest() {
    int farthest = 0;
    double longest = -1;
    for (int row = 0; row < labels.length; row++) {
      if (!taken[row] && sizes[labels[row]] > 1) {
        double square = square(row);
        if (square > longest) {
          longest = square;
          farthest = row;
        }
      }
    }
    return farthest;
  }

  private double square(int row) {
    int start = labels[row] * rows.columns();
    double sum = 0;
    for (int column = 0; column < rows.columns(); column++) {
      double apart = rows.at(row, column) - sums[start + column] / sizes[labels[row]];
      sum += apart * apart;
    }
    return sum;
  }

  private void move(int row, int cluster) {
    int donor = labels[row];
    taken[row] = true;
    sizes[donor]--;
    sizes[cluster] = 1;
    for (int column = 0; column < rows.columns(); column++) {
      sums[donor * rows.columns() + column] -= rows.at(row, column);
      sums[cluster * rows.columns() + column] = rows.at(row, column);
    }
  }
}
