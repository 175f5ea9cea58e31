package io.strate.learn.judge;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Whether clusters are found again in almost the same rows (Hennig 2007): clusters are learnt from
 * resampled rows, and each former one is compared with the new one most like it, by the Jaccard
 * coefficient of their members among the rows that were brought, each counted once. Above ½ a
 * cluster is found again; below it is dissolved.
 *
 * @param clusters of each cluster, what its coefficients are on average
 */
public record Stability(List<OfCluster> clusters) {

  /** How far a cluster may be trusted, by the bounds of Hennig's clusterboot (R package fpc). */
  public enum Grade {
    /** Below 0.6: not to be trusted. */
    UNSTABLE,
    /** From 0.6: a pattern, but which rows belong to it is doubtful. */
    PATTERN,
    /** From 0.75: a valid, stable cluster. */
    STABLE,
    /** From 0.85. */
    HIGHLY_STABLE;

    static Grade of(double jaccard) {
      return jaccard < 0.6
          ? UNSTABLE
          : jaccard < 0.75 ? PATTERN : jaccard < 0.85 ? STABLE : HIGHLY_STABLE;
    }
  }

  /**
   * @param size how many rows it has
   * @param jaccard the mean coefficient by each resampling, from 0 to 1
   */
  public record OfCluster(int size, Map<Resampling, Double> jaccard) {
    public OfCluster {
      jaccard = Collections.unmodifiableMap(new TreeMap<>(jaccard));
    }

    /** The lowest: who is to be trusted is found again by every resampling. */
    public double least() {
      return jaccard.values().stream().mapToDouble(it -> it).min().orElseThrow();
    }

    public Grade grade() {
      return Grade.of(least());
    }
  }

  public Stability {
    clusters = List.copyOf(clusters);
  }

  /**
   * @param labels of these rows, learnt from them by this recipe
   */
  static Stability of(Recipe recipe, Rows rows, Labels labels, Effort effort) {
    return of(recipe, rows, labels, List.of(Resampling.values()), effort.resamples(), effort);
  }

  static Stability of(
      Recipe recipe,
      Rows rows,
      Labels labels,
      List<Resampling> resamplings,
      int resamples,
      Effort effort) {
    List<Map<Resampling, Double>> jaccards = new ArrayList<>();
    int[] sizes = labels.sizes();
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      jaccards.add(new EnumMap<>(Resampling.class));
    }
    for (Resampling resampling : resamplings) {
      double[] means = new Runs(recipe, rows, labels, effort).means(resampling, resamples);
      for (int cluster = 0; cluster < sizes.length; cluster++) {
        jaccards.get(cluster).put(resampling, means[cluster]);
      }
    }
    return new Stability(
        IntStream.range(0, sizes.length)
            .mapToObj(cluster -> new OfCluster(sizes[cluster], jaccards.get(cluster)))
            .toList());
  }

  /** Of all clusters by one resampling, each counted by its rows. */
  public double mean(Resampling resampling) {
    double sum = 0;
    double rows = 0;
    for (OfCluster cluster : clusters) {
      sum += cluster.size() * cluster.jaccard().getOrDefault(resampling, 0.0);
      rows += cluster.size();
    }
    return rows == 0 ? 0 : sum / rows;
  }

  /** Learns from resampled rows again and again. */
  private record Runs(Recipe recipe, Rows rows, Labels labels, Effort effort) {
    double[] means(Resampling resampling, int resamples) {
      SplittableRandom random = new SplittableRandom(effort.seed() + resampling.ordinal());
      double[] sums = new double[labels.clusters()];
      int[] counts = new int[sums.length];
      for (int i = 0; i < resamples; i++) {
        int[] places = resampling.places(rows.count(), random);
        Rows part = resampling.rows(rows, places, random);
        Labels found =
            recipe
                .forPart(part, (double) places.length / rows.count())
                .learn(part, random.nextLong(), effort.threads());
        add(jaccards(places, found), sums, counts);
      }
      for (int cluster = 0; cluster < sums.length; cluster++) {
        sums[cluster] = counts[cluster] == 0 ? 0 : sums[cluster] / counts[cluster];
      }
      return sums;
    }

    /** A cluster of which no row was brought says nothing in this round. */
    private static void add(double[] jaccards, double[] sums, int[] counts) {
      for (int cluster = 0; cluster < sums.length; cluster++) {
        if (!Double.isNaN(jaccards[cluster])) {
          sums[cluster] += jaccards[cluster];
          counts[cluster]++;
        }
      }
    }

    private double[] jaccards(int[] places, Labels found) {
      int[][] both = new int[labels.clusters()][found.clusters()];
      int[] former = new int[labels.clusters()];
      int[] latter = new int[found.clusters()];
      for (int i = 0; i < places.length; i++) {
        boolean again = i > 0 && places[i] == places[i - 1];
        int was = labels.at(places[i]);
        int is = found.at(i);
        if (!again && was != Labels.NOISE) {
          former[was]++;
        }
        if (!again && is != Labels.NOISE) {
          latter[is]++;
        }
        if (!again && was != Labels.NOISE && is != Labels.NOISE) {
          both[was][is]++;
        }
      }
      return IntStream.range(0, former.length)
          .mapToDouble(
              was ->
                  former[was] == 0
                      ? Double.NaN
                      : IntStream.range(0, latter.length)
                          .mapToDouble(
                              is ->
                                  (double) both[was][is]
                                      / (former[was] + latter[is] - both[was][is]))
                          .max()
                          .orElse(0))
          .toArray();
    }
  }
}
