package io.strate.learn.judge;

import io.strate.learn.cluster.Dendrogram;
import io.strate.learn.cluster.KMeans;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Linkage;
import io.strate.learn.dataset.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Methods that are told how many clusters to make. */
public enum Family {
  K_MEANS(Optional.empty()),
  WARD(Optional.of(Linkage.WARD)),
  AVERAGE(Optional.of(Linkage.AVERAGE)),
  COMPLETE(Optional.of(Linkage.COMPLETE)),
  SINGLE(Optional.of(Linkage.SINGLE));

  private final Optional<Linkage> linkage;

  Family(Optional<Linkage> linkage) {
    this.linkage = linkage;
  }

  /**
   * @throws IllegalArgumentException if fewer rows differ than there shall be clusters
   */
  Labels learn(int clusters, Rows rows, long seed, int threads) {
    requireDifferent(clusters, rows);
    return linkage
        .map(it -> it.of(rows).cut(clusters))
        .orElseGet(() -> KMeans.of(clusters, seed).on(threads).fit(rows).labels());
  }

  /** A labelling for each number of clusters from 1 on. */
  List<Labels> upTo(int most, Rows rows, long seed, int threads) {
    requireDifferent(most, rows);
    Optional<Dendrogram> dendrogram = linkage.map(it -> it.of(rows));
    return IntStream.rangeClosed(1, most)
        .mapToObj(
            clusters ->
                dendrogram
                    .map(it -> it.cut(clusters))
                    .orElseGet(() -> KMeans.of(clusters, seed).on(threads).fit(rows).labels()))
        .toList();
  }

  private static void requireDifferent(int clusters, Rows rows) {
    int different = rows.distinct(clusters);
    if (different < clusters) {
      throw new IllegalArgumentException(
          "clusters: expected at most %d, as no more rows differ, found k = %d; lower k or bring more rows"
              .formatted(different, clusters));
    }
  }
}
