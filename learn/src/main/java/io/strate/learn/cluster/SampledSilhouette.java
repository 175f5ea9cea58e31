package io.strate.learn.cluster;

import io.strate.learn.dataset.Draw;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The exact silhouette of rows drawn by lot, each measured against all rows: an estimate without
 * bias of the mean of {@link Silhouette.Kind#EXACT}, in O(drawn × rows × columns) time. (The
 * silhouette of a sample within itself, which other libraries offer, is another number.) Rows are
 * drawn cluster by cluster, and means are put together by the clusters' sizes; intervals are those
 * of stratified sampling without replacement (Cochran 1977, chapter 5), at 95 %.
 *
 * @param all of all rows in clusters
 * @param clusters of each cluster
 * @param drawn how many rows were measured
 * @param error the standard error of the mean where the rows themselves are some of many like them,
 *     so that those of another time may be compared; not 0 if all were measured
 */
public record SampledSilhouette(Estimate all, List<Estimate> clusters, int drawn, double error) {
  /** Fewer rows of a cluster would say too little of its spread. */
  private static final int LEAST_OF_CLUSTER = 30;

  private static final double NORMAL_95 = 1.959963984540054;

  /** A mean and between what it lies; both bounds equal it where every row was measured. */
  public record Estimate(double mean, double low, double high) {
    static Estimate of(double mean, double variance) {
      double margin = NORMAL_95 * Math.sqrt(variance);
      return new Estimate(mean, Math.max(-1, mean - margin), Math.min(1, mean + margin));
    }
  }

  public SampledSilhouette {
    clusters = List.copyOf(clusters);
  }

  /**
   * Noise is left out.
   *
   * @param wanted about how many rows are drawn: of each cluster its share, but 30 or all of them
   * @param threads how many may work at once, at least 1; the answer is the same, to the bit
   * @throws IllegalArgumentException for labels of other rows, or of fewer than two clusters
   */
  public static SampledSilhouette of(Rows rows, Labels labels, int wanted, long seed, int threads) {
    Clustered clustered = new Clustered("sampled silhouette", rows, labels);
    int[] drawn = draw(clustered, wanted, new SplittableRandom(seed));
    double[] values = values(clustered, drawn, threads);
    double mean = 0;
    double variance = 0;
    double unlimited = 0;
    List<Estimate> estimates = new ArrayList<>();
    int from = 0;
    for (int cluster = 0; cluster < clustered.clusters(); cluster++) {
      int to = from;
      while (to < drawn.length && drawn[to] < clustered.starts[cluster + 1]) {
        to++;
      }
      double[] own = Arrays.copyOfRange(values, from, to);
      double ownMean = Arrays.stream(own).average().orElseThrow();
      double ownVariance = varianceOfMean(own, ownMean, clustered.size(cluster));
      double share = (double) clustered.size(cluster) / clustered.rows.count();
      estimates.add(Estimate.of(ownMean, ownVariance));
      mean += share * ownMean;
      variance += share * share * ownVariance;
      unlimited += share * share * varianceOfMean(own, ownMean, Double.POSITIVE_INFINITY);
      from = to;
    }
    return new SampledSilhouette(
        Estimate.of(mean, variance), estimates, drawn.length, Math.sqrt(unlimited));
  }

  private static int[] draw(Clustered clustered, int wanted, SplittableRandom random) {
    double share = Math.min(1, (double) wanted / clustered.rows.count());
    return IntStream.range(0, clustered.clusters())
        .flatMap(
            cluster -> {
              int size = clustered.size(cluster);
              int few = Math.min(LEAST_OF_CLUSTER, size);
              int many = Math.clamp(Math.round(share * size), few, size);
              return Arrays.stream(Draw.some(size, many, random))
                  .map(place -> clustered.starts[cluster] + place);
            })
        .toArray();
  }

  /** What was drawn of a finite number of rows errs less, and not at all if it is all of them. */
  private static double varianceOfMean(double[] values, double mean, double of) {
    if (values.length == of || values.length == 1) {
      return 0;
    }
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double left = 1 - values.length / of;
    return left * squares / (values.length - 1) / values.length;
  }

  private static double[] values(Clustered clustered, int[] drawn, int threads) {
    Columns columns = new Columns(clustered.rows);
    double[] values = new double[drawn.length];
    try (Team team = new Team(threads)) {
      team.each(
          drawn.length,
          i -> {
            double[] squares = new double[clustered.rows.count()];
            columns.squares(drawn[i], 0, squares.length, squares);
            values[i] = value(clustered, drawn[i], squares);
          });
    }
    return values;
  }

  private static double value(Clustered clustered, int at, double[] squares) {
    int own = clustered.cluster(at);
    if (clustered.size(own) == 1) {
      return 0;
    }
    double near = 0;
    double next = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < clustered.clusters(); cluster++) {
      double sum = 0;
      for (int i = clustered.starts[cluster]; i < clustered.starts[cluster + 1]; i++) {
        sum += Math.sqrt(squares[i]);
      }
      if (cluster == own) {
        near = sum / (clustered.size(own) - 1);
      } else {
        next = Math.min(next, sum / clustered.size(cluster));
      }
    }
    double most = Math.max(near, next);
    return most == 0 ? 0 : (next - near) / most;
  }
}
