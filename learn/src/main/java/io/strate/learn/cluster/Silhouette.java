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

  /**
   * Noise is left out: it has no silhouette, and is nobody's next cluster.
   *
   * @param threads how many may work at once, at least 1; the answer is the same, to the bit
   * @throws IllegalArgumentException for labels of other rows, or of fewer than two clusters
   */
  public static Silhouette of(Kind kind, Rows rows, Labels labels, int threads) {
    Clustered clustered = new Clustered("silhouette", rows, labels);
    double[] values = new double[rows.count()];
    Arrays.fill(values, Double.NaN);
    Nearness nearness =
        switch (kind) {
          case EXACT -> new AllDistances(clustered);
          case SQUARED -> new SquaredDistances(clustered);
          case SIMPLIFIED ->
              (at, into) -> {
                for (int cluster = 0; cluster < into.length; cluster++) {
                  into[cluster] = Math.sqrt(clustered.square(at, cluster));
                }
              };
        };
    int count = clustered.rows.count();
    try (Team team = new Team(threads)) {
      team.each(
          Team.slices(count),
          slice -> {
            double[] apart = new double[clustered.clusters()];
            for (int at = Team.start(slice, count); at < Team.start(slice + 1, count); at++) {
              nearness.measure(at, apart);
              values[clustered.places[at]] = value(clustered, at, apart);
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

  /** How far a row is from each cluster; from its own without itself. */
  private interface Nearness {
    void measure(int at, double[] into);
  }

  private record SquaredDistances(Clustered clustered, double[] spread) implements Nearness {
    SquaredDistances(Clustered clustered) {
      this(clustered, new double[clustered.clusters()]);
      Arrays.setAll(spread, cluster -> clustered.squares(cluster) / clustered.size(cluster));
    }

    @Override
    public void measure(int at, double[] into) {
      for (int cluster = 0; cluster < into.length; cluster++) {
        into[cluster] = clustered.square(at, cluster) + spread[cluster];
      }
      int own = clustered.cluster(at);
      double size = clustered.size(own);
      into[own] *= size / (size - 1);
    }
  }

  private record AllDistances(Clustered clustered, Columns columns) implements Nearness {
    private static final int BATCH = 1024;

    AllDistances(Clustered clustered) {
      this(clustered, new Columns(clustered.rows));
    }

    @Override
    public void measure(int at, double[] into) {
      double[] squares = new double[BATCH];
      int own = clustered.cluster(at);
      for (int cluster = 0; cluster < into.length; cluster++) {
        double sum = 0;
        int end = clustered.starts[cluster + 1];
        for (int from = clustered.starts[cluster]; from < end; from += BATCH) {
          int to = Math.min(end, from + BATCH);
          columns.squares(at, from, to, squares);
          sum += roots(squares, to - from);
        }
        into[cluster] = sum / (clustered.size(cluster) - (cluster == own ? 1 : 0));
      }
    }

    /** Four sums beside each other, as one would wait for each addition. */
    private static double roots(double[] squares, int count) {
      for (int i = 0; i < count; i++) {
        squares[i] = Math.sqrt(squares[i]);
      }
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int i = 0;
      for (; i + 3 < count; i += 4) {
        s0 += squares[i];
        s1 += squares[i + 1];
        s2 += squares[i + 2];
        s3 += squares[i + 3];
      }
      for (; i < count; i++) {
        s0 += squares[i];
      }
      return (s0 + s1) + (s2 + s3);
    }
  }
}
