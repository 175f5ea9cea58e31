package io.strate.learn.portrait;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What sets a cluster apart from all other rows, noise included.
 *
 * @param cluster its label
 * @param size how many rows it has
 * @param share of all rows
 * @param contrasts of every feature, most telling first
 */
public record Portrait(int cluster, int size, double share, List<Contrast> contrasts) {

  public Portrait {
    contrasts = List.copyOf(contrasts);
  }

  /**
   * Of each cluster.
   *
   * @param features of the rows as people know them, not as they were prepared for distances
   * @throws IllegalArgumentException for labels of other rows, and without a cluster
   */
  public static List<Portrait> of(Dataset features, Labels labels) {
    requireLabels(features, labels);
    int[] sizes = labels.sizes();
    List<List<Contrast>> contrasts = new ArrayList<>();
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      contrasts.add(new ArrayList<>());
    }
    for (String name : features.names()) {
      List<Contrast> found =
          switch (features.column(name)) {
            case Column.Numbers numbers -> Contrast.Level.of(name, numbers, labels);
            case Column.Categories categories -> Contrast.Mix.of(name, categories, labels);
          };
      for (int cluster = 0; cluster < sizes.length; cluster++) {
        contrasts.get(cluster).add(found.get(cluster));
      }
    }
    contrasts.forEach(
        it ->
            it.sort(
                Comparator.comparingDouble((Contrast contrast) -> -Math.abs(contrast.effect()))));
    return IntStream.range(0, sizes.length)
        .mapToObj(
            it ->
                new Portrait(it, sizes[it], (double) sizes[it] / labels.count(), contrasts.get(it)))
        .toList();
  }

  static void requireLabels(Dataset features, Labels labels) {
    if (labels.count() != features.count() || labels.clusters() == 0) {
      throw new IllegalArgumentException(
          "portrait: expected labels of %d rows and at least one cluster, found %d and %d; hand over the features of the labelled rows"
              .formatted(features.count(), labels.count(), labels.clusters()));
    }
  }
}
