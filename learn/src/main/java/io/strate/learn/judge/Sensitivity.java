package io.strate.learn.judge;

import io.strate.learn.cluster.Agreement;
import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Rows;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much clusters stay the same when one thing is told otherwise.
 *
 * @param clusters how many there are then
 * @param adjustedRand with the clusters as they are; from about 0 to 1
 * @param adjustedMutualInformation likewise
 */
public record Sensitivity(
    Change change, int clusters, double adjustedRand, double adjustedMutualInformation) {

  /**
   * @param labels of these rows, learnt from them by this recipe and seed
   */
  static List<Sensitivity> of(Recipe recipe, Rows rows, Labels labels, Effort effort) {
    return Change.of(recipe, rows, effort.seed()).stream()
        .map(
            change -> {
              Labels changed = changed(recipe, rows, change, effort);
              Agreement agreement = Agreement.between(labels, changed);
              return new Sensitivity(
                  change,
                  changed.clusters(),
                  agreement.adjustedRand(),
                  agreement.adjustedMutualInformation());
            })
        .toList();
  }

  private static Labels changed(Recipe recipe, Rows rows, Change change, Effort effort) {
    long seed = change instanceof Change.Seed(long other) ? other : effort.seed();
    Rows input =
        switch (change) {
          case Change.Scaled(Scaling scaling) -> scaling.scale(rows);
          case Change.Without(int column) -> without(rows, column);
          case Change.Clusters _, Change.Radius _, Change.LeastRows _, Change.Seed _ -> rows;
        };
    return told(recipe, change).forPart(input, 1).learn(input, seed, effort.threads());
  }

  private static Recipe told(Recipe recipe, Change change) {
    return switch (recipe) {
      case Recipe.Partition partition ->
          change instanceof Change.Clusters(int clusters)
              ? new Recipe.Partition(partition.family(), clusters)
              : partition;
      case Recipe.Density density ->
          switch (change) {
            case Change.Radius(double radius) -> new Recipe.Density(radius, density.leastRows());
            case Change.LeastRows(int least) -> new Recipe.Density(density.radius(), least);
            case Change.Clusters _, Change.Seed _, Change.Scaled _, Change.Without _ -> density;
          };
    };
  }

  private static Rows without(Rows rows, int column) {
    int columns = rows.columns();
    double[] values =
        IntStream.range(0, rows.count() * columns)
            .filter(i -> i % columns != column)
            .mapToDouble(i -> rows.values()[i])
            .toArray();
    return Rows.of(columns - 1, values);
  }
}
