package io.strate.learn.judge;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Recipe.Density;
import io.strate.learn.judge.Recipe.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What other methods make of the rows in which clusters were found. Where several find nearly the
 * same, it lies in the rows; where none does, it is the method's. Single linkage is not asked: it
 * joins along chains, and would disagree with all others about nearly any rows.
 */
public final class OtherMethods {

  private OtherMethods() {}

  /**
   * How much each other method agrees with clusters, on the rows of an {@link Effort}. The others
   * learn from these rows alone: as many clusters as were found, or as DBSCAN finds. A method that
   * these rows do not allow is left out; all are where fewer than two clusters were found.
   *
   * @param labels of these rows, learnt from them by this recipe
   */
  public static List<Accord> of(Recipe recipe, Rows rows, Labels labels, Effort effort) {
    List<Accord> accords = new ArrayList<>();
    if (labels.clusters() < 2) {
      return accords;
    }
    int[] places = effort.drawn(rows);
    Rows part = rows.pick(places);
    long[] keys = Arrays.stream(places).asLongStream().toArray();
    var found =
        new Accord.Labelling(
            recipe.method(), keys, Arrays.stream(places).map(labels::at).toArray());
    others(part, labels.clusters(), effort)
        .forEach(
            (method, other) -> {
              if (!method.equals(recipe.method())) {
                learnt(other, part, effort)
                    .map(theirs -> new Accord.Labelling(method, keys, theirs.toArray()))
                    .ifPresent(theirs -> accords.add(Accord.of(found, theirs)));
              }
            });
    return accords;
  }

  private static Map<String, Supplier<Recipe>> others(Rows part, int clusters, Effort effort) {
    Map<String, Supplier<Recipe>> others = new LinkedHashMap<>();
    for (Family family : List.of(Family.K_MEANS, Family.WARD, Family.AVERAGE, Family.COMPLETE)) {
      Recipe same = new Partition(family, clusters);
      others.put(same.method(), () -> same);
    }
    others.put(Density.METHOD, () -> Density.of(part, effort));
    return others;
  }

  private static Optional<Labels> learnt(Supplier<Recipe> recipe, Rows part, Effort effort) {
    try {
      return Optional.of(recipe.get().learn(part, effort.seed(), effort.threads()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
