package io.strate.learn.judge;

import io.strate.learn.cluster.Dispersion;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Placement;
import io.strate.learn.cluster.SampledSilhouette;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of how good clusters are. Sizes and dispersion are those of all rows; what
 * takes many labellings is measured with the rows of an {@link Effort}, from which clusters are
 * learnt anew if they are not all. The stability is that of the clusters of all rows nonetheless.
 *
 * @param sizes of the clusters
 * @param noise how many rows are in none
 * @param silhouette none of fewer than two clusters; likewise the next
 * @param dispersion cohesion, separation, variance ratio and Davies–Bouldin
 * @param nearness the mean silhouette of the measured rows, noise counted as 0, to be held against
 *     {@link #chance}; −1 of fewer than two clusters
 * @param chance none where there is but one column, which cannot be mixed
 * @param mayBeOne whether one cluster explains the rows as well, by the gap; always false for
 *     DBSCAN, which is never asked
 * @param kept the share of the measured rows in clusters that would be given their cluster if they
 *     came later
 */
public record Judgement(
    Recipe recipe,
    int rows,
    int columns,
    List<Integer> sizes,
    int noise,
    Optional<SampledSilhouette> silhouette,
    Optional<Dispersion> dispersion,
    double nearness,
    Stability stability,
    Optional<Chance> chance,
    List<Sensitivity> sensitivities,
    boolean mayBeOne,
    double kept) {

  public Judgement {
    sizes = List.copyOf(sizes);
    sensitivities = List.copyOf(sensitivities);
  }

  /**
   * @param labels of these rows, learnt from them by this recipe
   * @throws IllegalArgumentException for labels of other rows
   */
  public static Judgement of(Recipe recipe, Rows rows, Labels labels, Effort effort) {
    if (labels.count() != rows.count()) {
      throw new IllegalArgumentException(
          "judgement: expected a label for each of %d rows, found %d; hand over the labels of these rows"
              .formatted(rows.count(), labels.count()));
    }
    if (rows.count() == 0) {
      throw new IllegalArgumentException(
          "judgement: expected rows, found none; bring at least one");
    }
    boolean several = labels.clusters() >= 2;
    int[] sizes = labels.sizes();
    Part part = Part.of(recipe, rows, labels, effort);
    return new Judgement(
        recipe,
        rows.count(),
        rows.columns(),
        Arrays.stream(sizes).boxed().toList(),
        labels.count() - Arrays.stream(sizes).sum(),
        several
            ? Optional.of(
                SampledSilhouette.of(rows, labels, effort.rows(), effort.seed(), effort.threads()))
            : Optional.empty(),
        several ? Optional.of(Dispersion.of(rows, labels)) : Optional.empty(),
        Chance.silhouette(part.rows, part.found, effort.threads()),
        part.stability(labels, effort),
        several ? part.chance(effort) : Optional.empty(),
        several ? Sensitivity.of(part.recipe, part.rows, part.found, effort) : List.of(),
        several && part.mayBeOne(effort),
        labels.clusters() == 0 ? 0 : part.kept(recipe.assignment(rows, labels), labels));
  }

  /**
   * The rows that are measured.
   *
   * @param places of them among all rows
   * @param found the clusters that are learnt from these rows alone
   */
  private record Part(Recipe recipe, Rows rows, int[] places, Labels found) {
    static Part of(Recipe recipe, Rows all, Labels labels, Effort effort) {
      int[] places = effort.drawn(all);
      Rows rows = all.pick(places);
      Recipe ofPart = recipe.forPart(rows, (double) places.length / all.count());
      Labels found =
          places.length == all.count()
              ? labels
              : ofPart.learn(rows, effort.seed(), effort.threads());
      return new Part(ofPart, rows, places, found);
    }

    /** Of the clusters of all rows, by what is learnt from these. */
    Stability stability(Labels labels, Effort effort) {
      int[] former = Arrays.stream(places).map(labels::at).toArray();
      return Stability.of(recipe, rows, new Stability.Former(former, labels.sizes()), effort);
    }

    Optional<Chance> chance(Effort effort) {
      return rows.columns() > 1 ? Optional.of(Chance.of(recipe, rows, effort)) : Optional.empty();
    }

    boolean mayBeOne(Effort effort) {
      return recipe instanceof Recipe.Partition(Family family, _)
          && Gap.mayBeOne(family, rows, found, effort);
    }

    double kept(Placement placement, Labels labels) {
      int[] assigned = placement.assign(rows);
      int clustered = 0;
      int same = 0;
      for (int row = 0; row < assigned.length; row++) {
        int label = labels.at(places[row]);
        if (label != Labels.NOISE) {
          clustered++;
          same += assigned[row] == label ? 1 : 0;
        }
      }
      return clustered == 0 ? 0 : (double) same / clustered;
    }
  }

  double share(int some) {
    return rows == 0 ? 0 : (double) some / rows;
  }

  /** Whether the clusters may feed live segments. */
  public Verdict verdict() {
    return Verdict.of(this);
  }
}
