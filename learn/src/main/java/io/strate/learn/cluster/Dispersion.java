package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How close clusters are in themselves and how far from each other, by their means. Noise is left
 * out. O(rows × columns + clusters² × columns) time, O(rows × columns) memory.
 */
public final class Dispersion {
  private final Clustered clustered;
  private final double[] cohesion;
  private final double[] separation;

  private Dispersion(Clustered clustered) {
    this.clustered = clustered;
    this.cohesion =
        IntStream.range(0, clustered.clusters()).mapToDouble(clustered::squares).toArray();
    this.separation = separations(clustered);
  }

  /**
   * @throws IllegalArgumentException for labels of other rows, or of fewer than two clusters
   */
  public static Dispersion of(Rows rows, Labels labels) {
    return new Dispersion(new Clustered("dispersion", rows, labels));
  }

  private static double[] separations(Clustered clustered) {
    double[] mean = new double[clustered.rows.columns()];
    for (int cluster = 0; cluster < clustered.clusters(); cluster++) {
      double share = (double) clustered.size(cluster) / clustered.rows.count();
      for (int column = 0; column < mean.length; column++) {
        mean[column] += share * clustered.means.at(cluster, column);
      }
    }
    double[] means = clustered.means.values();
    return IntStream.range(0, clustered.clusters())
        .mapToDouble(
            cluster ->
                clustered.size(cluster)
                    * PlainDistances.square(means, cluster * mean.length, mean, 0, mean.length))
        .toArray();
  }

  /** The sum of squared distances of the cluster's rows to their mean, in squared units. */
  public double cohesion(int cluster) {
    return cohesion[cluster];
  }

  /** That of all clusters: what k-means makes little. */
  public double cohesion() {
    return Arrays.stream(cohesion).reduce(0, Double::sum);
  }

  /** The squared distance of the cluster's mean to that of all rows, once for each of its rows. */
  public double separation(int cluster) {
    return separation[cluster];
  }

  /** That of all clusters. With {@link #cohesion()} it makes the sum of squares of all rows. */
  public double separation() {
    return Arrays.stream(separation).reduce(0, Double::sum);
  }

  /**
   * The variance between clusters over that within (Caliński and Harabasz 1974): from 0, better
   * higher; infinite where no cluster has any spread.
   */
  public double calinskiHarabasz() {
    int clusters = clustered.clusters();
    double within = cohesion() / (clustered.rows.count() - clusters);
    return cohesion() == 0 ? Double.POSITIVE_INFINITY : separation() / (clusters - 1) / within;
  }

  /**
   * For each cluster the worst ratio, over all others, of both mean distances to the mean to the
   * distance of the means; the mean of these (Davies and Bouldin 1979): from 0, better lower;
   * infinite where two clusters have the same mean.
   */
  public double daviesBouldin() {
    int clusters = clustered.clusters();
    int columns = clustered.rows.columns();
    double[] means = clustered.means.values();
    double[] spread = IntStream.range(0, clusters).mapToDouble(this::meanDistance).toArray();
    double sum = 0;
    for (int a = 0; a < clusters; a++) {
      double worst = 0;
      for (int b = 0; b < clusters; b++) {
        if (a != b) {
          double square = PlainDistances.square(means, a * columns, means, b * columns, columns);
          double ratio =
              square == 0 ? Double.POSITIVE_INFINITY : (spread[a] + spread[b]) / Math.sqrt(square);
          worst = Math.max(worst, ratio);
        }
      }
      sum += worst;
    }
    return sum / clusters;
  }

  private double meanDistance(int cluster) {
    double sum = 0;
    for (int at = clustered.starts[cluster]; at < clustered.starts[cluster + 1]; at++) {
      sum += Math.sqrt(clustered.square(at, cluster));
    }
    return sum / clustered.size(cluster);
  }
}
