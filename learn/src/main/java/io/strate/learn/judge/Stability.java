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
   * The clusters that are sought again.
   *
   * @param labels of the rows that resamples are drawn from; perhaps a part of all rows
   * @param sizes how many of all rows each cluster has
   */
  record Former(int[] labels, int[] sizes) {
    static Former of(Labels labels) {
      return new Former(labels.toArray(), labels.sizes());
    }
  }

  static Stability of(Recipe recipe, Rows rows, Former former, Effort effort) {
    return of(recipe, rows, former, List.of(Resampling.values()), effort.resamples(), effort);
  }

  static Stability of(
      Recipe recipe,
      Rows rows,
      Former former,
      List<Resampling> resamplings,
      int resamples,
      Effort effort) {
    List<Map<Resampling, Double>> jaccards = new ArrayList<>();
    int[] sizes = former.sizes();
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      jaccards.add(new EnumMap<>(Resampling.class));
    }
    for (Resampling resampling : resamplings) {
      double[] means = new Runs(recipe, rows, former, effort).means(resampling, resamples);
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
  private record Runs(Recipe recipe, Rows rows, Former former, Effort effort) {
    double[] means(Resampling resampling, int resamples) {
      SplittableRandom random = new SplittableRandom(effort.seed() + resampling.ordinal());
      double[] sums = new double[former.sizes().length];
      int[] counts = new int[sums.length];
      for (int i = 0; i < resamples; i++) {
        int[] places = resampling.places(rows.count(), random);
        Rows part = resampling.rows(rows, places, random);
        Labels found =
            recipe
                .forPart(part, (double) places.length / rows.count())
                .learn(part, random.nextLong(), effort.threads());
        add(alike(former, places, found), sums, counts);
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
  }

  /**
   * Of each former cluster, the coefficient of the new one most like it; NaN where none of its rows
   * was brought.
   *
   * @param places of the rows that were brought, ascending; each counts once
   * @param found the new cluster of each
   */
  static double[] alike(Former former, int[] places, Labels found) {
    int[][] both = new int[former.sizes().length][found.clusters()];
    int[] before = new int[both.length];
    int[] after = new int[found.clusters()];
    for (int i = 0; i < places.length; i++) {
      if (i == 0 || places[i] != places[i - 1]) {
        int was = former.labels()[places[i]];
        int is = found.at(i);
        if (was != Labels.NOISE) {
          before[was]++;
        }
        if (is != Labels.NOISE) {
          after[is]++;
        }
        if (was != Labels.NOISE && is != Labels.NOISE) {
          both[was][is]++;
        }
      }
    }
    return IntStream.range(0, before.length)
        .mapToDouble(was -> before[was] == 0 ? Double.NaN : highest(both[was], before[was], after))
        .toArray();
  }

  private static double highest(int[] both, int before, int[] after) {
    return IntStream.range(0, after.length)
        .mapToDouble(is -> (double) both[is] / (before + after[is] - both[is]))
        .max()
        .orElse(0);
  }
}
