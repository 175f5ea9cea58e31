package io.strate.learn.cluster;

import java.util.Arrays;

/**
 * Which cluster each row is in: numbers from 0 without a gap, or {@link #NOISE}. Two labellings are
 * equal if all their numbers are; {@link Agreement} compares them whatever the numbers.
 */
public final class Labels {
  /** The label of a row that is in no cluster. */
  public static final int NOISE = -1;

  private final int[] labels;
  private final int clusters;

  private Labels(int[] labels, int clusters) {
    this.labels = labels;
    this.clusters = clusters;
  }

  /**
   * The array is copied.
   *
   * @throws IllegalArgumentException for a number below −1, and where one below the highest is no
   *     row's
   */
  public static Labels of(int... labels) {
    int highest = NOISE;
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < NOISE || labels[row] >= labels.length) {
        throw new IllegalArgumentException(
            "label of row %d: expected -1 for noise or a cluster from 0 to %d, found %d; number the clusters from 0"
                .formatted(row, labels.length - 1, labels[row]));
      }
      highest = Math.max(highest, labels[row]);
    }
    boolean[] used = new boolean[highest + 1];
    for (int label : labels) {
      if (label != NOISE) {
        used[label] = true;
      }
    }
    for (int cluster = 0; cluster < used.length; cluster++) {
      if (!used[cluster]) {
        throw new IllegalArgumentException(
            "labels: expected each cluster from 0 to %d to have a row, found none in %d; number the clusters without a gap"
                .formatted(highest, cluster));
      }
    }
    return new Labels(labels.clone(), highest + 1);
  }

  /** The cluster of the row, or {@link #NOISE}. */
  public int at(int row) {
    return labels[row];
  }

  /** How many rows have a label, noise included. */
  public int count() {
    return labels.length;
  }

  /** How many clusters there are; noise is none. */
  public int clusters() {
    return clusters;
  }

  /** How many rows each cluster has. */
  public int[] sizes() {
    int[] sizes = new int[clusters];
    for (int label : labels) {
      if (label != NOISE) {
        sizes[label]++;
      }
    }
    return sizes;
  }

  public int[] toArray() {
    return labels.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels those && Arrays.equals(labels, those.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return Arrays.toString(labels);
  }
}
