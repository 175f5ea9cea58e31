package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * How much nearer each row is to its own cluster than to the next one (Rousseeuw 1987): from −1,
 * rather in the other, to 1; 0 for the only row of its cluster. Three measures share this scale and
 * are never to be compared with each other: a silhouette says which {@link Kind} it is.
 */
public final class Silhouette {
  /** What near means. */
  public enum Kind {
    /**
     * The mean distance to all rows of a cluster: the silhouette of the paper and of scikit-learn.
     * O(rows² × columns) time.
     */
    EXACT,
    /**
     * The mean squared distance to all rows of a cluster, exact too: by means and sums of squares
     * in O(rows × clusters × columns) time. Values are higher than those of EXACT.
     */
    SQUARED,
    /**
     * The distance to the mean of a cluster (Hruschka, de Castro and Campello 2004): an
     * approximation in O(rows × clusters × columns) time.
     */
    SIMPLIFIED
  }

  private final Kind kind;
  private final double[] values;
  private final Labels labels;

  private Silhouette(Kind kind, double[] values, Labels labels) {
    this.kind = kind;
    this.values = values;
    this.labels = labels;
  }

  /** What a silhouette of so many rows takes. */
  public static Foresight foresee(Kind kind, long rows, int columns, int clusters, int threads) {
    return Foresight.of(kind, rows, columns, clusters, threads);
  }

  /**
   * Noise is left out: it has no silhouette, and is nobody's next cluster.
   *
   * @param threads how many may work at once, at least 1; the answer is the same, to the bit
   * @throws IllegalArgumentException for labels of other rows, or of fewer than two clusters
   */
  public static Silhouette of(Kind kind, Rows rows, Labels labels, int threads) {
    return of(kind, rows, labels, threads, Sweeps.best());
  }

  static Silhouette of(Kind kind, Rows rows, Labels labels, int threads, Sweeps sweeps) {
    Clustered clustered = new Clustered("silhouette", rows, labels);
    double[] values = new double[rows.count()];
    Arrays.fill(values, Double.NaN);
    Nearness nearness =
        switch (kind) {
          case EXACT -> new AllDistances(clustered, sweeps);
          case SQUARED -> new SquaredDistances(clustered);
          case SIMPLIFIED -> new CentralDistances(clustered);
        };
    int count = clustered.rows.count();
    try (Team team = new Team(threads)) {
      team.each(
          Team.slices(count),
          slice -> {
            double[][] apart = new double[Sweeps.BLOCK][clustered.clusters()];
            int end = Team.start(slice + 1, count);
            for (int from = Team.start(slice, count); from < end; from += Sweeps.BLOCK) {
              int to = Math.min(end, from + Sweeps.BLOCK);
              nearness.measure(from, to, apart);
              for (int at = from; at < to; at++) {
                values[clustered.places[at]] = value(clustered, at, apart[at - from]);
              }
            }
          });
    }
    return new Silhouette(kind, values, labels);
  }

  private static double value(Clustered clustered, int at, double[] apart) {
    int own = clustered.cluster(at);
    if (clustered.size(own) == 1) {
      return 0;
    }
    double next = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < apart.length; cluster++) {
      if (cluster != own) {
        next = Math.min(next, apart[cluster]);
      }
    }
    double most = Math.max(apart[own], next);
    return most == 0 ? 0 : (next - apart[own]) / most;
  }

  public Kind kind() {
    return kind;
  }

  /** Of a row; NaN for noise. */
  public double of(int row) {
    return values[row];
  }

  /** The mean over all rows in clusters. */
  public double mean() {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      if (labels.at(row) != Labels.NOISE) {
        sum += values[row];
        count++;
      }
    }
    return sum / count;
  }

  /** The mean over the rows of one cluster. */
  public double mean(int cluster) {
    double sum = 0;
    for (int row = 0; row < values.length; row++) {
      if (labels.at(row) == cluster) {
        sum += values[row];
      }
    }
    return sum / labels.sizes()[cluster];
  }

  /** How far rows, a block at most, are from each cluster; from their own without themselves. */
  private interface Nearness {
    void measure(int from, int to, double[][] into);
  }

  private record CentralDistances(Clustered clustered) implements Nearness {
    @Override
    public void measure(int from, int to, double[][] into) {
      for (int at = from; at < to; at++) {
        for (int cluster = 0; cluster < clustered.clusters(); cluster++) {
          into[at - from][cluster] = Math.sqrt(clustered.square(at, cluster));
        }
      }
    }
  }

  private record SquaredDistances(Clustered clustered, double[] spread) implements Nearness {
    SquaredDistances(Clustered clustered) {
      this(clustered, new double[clustered.clusters()]);
      Arrays.setAll(spread, cluster -> clustered.squares(cluster) / clustered.size(cluster));
    }

    @Override
    public void measure(int from, int to, double[][] into) {
      for (int at = from; at < to; at++) {
        for (int cluster = 0; cluster < clustered.clusters(); cluster++) {
          into[at - from][cluster] = clustered.square(at, cluster) + spread[cluster];
        }
        int own = clustered.cluster(at);
        double size = clustered.size(own);
        into[at - from][own] *= size / (size - 1);
      }
    }
  }

  private record AllDistances(Clustered clustered, Columns columns, Sweeps sweeps)
      implements Nearness {
    AllDistances(Clustered clustered, Sweeps sweeps) {
      this(clustered, new Columns(clustered.rows), sweeps);
    }

    @Override
    public void measure(int from, int to, double[][] into) {
      double[] sums = new double[Sweeps.BLOCK];
      // The last block may reach past the rows: it begins earlier, and its first sums are not used.
      int block = Math.min(from, Sweeps.whole(clustered.rows.count()) - Sweeps.BLOCK);
      for (int cluster = 0; cluster < clustered.clusters(); cluster++) {
        sweeps.sums(
            columns,
            block,
            clustered.rows,
            clustered.starts[cluster],
            clustered.starts[cluster + 1],
            sums);
        for (int at = from; at < to; at++) {
          int others = clustered.size(cluster) - (clustered.cluster(at) == cluster ? 1 : 0);
          into[at - from][cluster] = sums[at - block] / others;
        }
      }
    }
  }
}
