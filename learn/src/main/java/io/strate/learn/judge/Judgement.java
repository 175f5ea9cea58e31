package io.strate.learn.judge;

import io.strate.learn.cluster.Dispersion;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.SampledSilhouette;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of how good clusters are. Sizes, dispersion and assignment are those of all
 * rows; what takes many labellings is measured with the rows of an {@link Effort}, from which the
 * clusters are learnt anew if they are not all.
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
 * @param kept the share of the clustered rows that would be given their cluster if they came later
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
    Rows part = rows.pick(effort.drawn(rows));
    Recipe ofPart = recipe.forPart(part, (double) part.count() / rows.count());
    boolean all = part.count() == rows.count();
    Labels found = all ? labels : ofPart.learn(part, effort.seed(), effort.threads());
    boolean several = labels.clusters() >= 2;
    int[] sizes = labels.sizes();
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
        Chance.silhouette(part, found, effort.threads()),
        Stability.of(ofPart, part, found, effort),
        rows.columns() > 1 && several
            ? Optional.of(Chance.of(ofPart, part, effort))
            : Optional.empty(),
        several ? Sensitivity.of(ofPart, part, found, effort) : List.of(),
        ofPart instanceof Recipe.Partition(Family family, _)
            && several
            && Gap.mayBeOne(family, part, found, effort),
        labels.clusters() == 0 ? 0 : kept(recipe, rows, labels));
  }

  private static double kept(Recipe recipe, Rows rows, Labels labels) {
    int[] assigned = recipe.assignment(rows, labels).assign(rows);
    int clustered = 0;
    int same = 0;
    for (int row = 0; row < assigned.length; row++) {
      if (labels.at(row) != Labels.NOISE) {
        clustered++;
        same += assigned[row] == labels.at(row) ? 1 : 0;
      }
    }
    return (double) same / clustered;
  }

  double share(int some) {
    return rows == 0 ? 0 : (double) some / rows;
  }

  /** Whether the clusters may feed live segments. */
  public Verdict verdict() {
    return Verdict.of(this);
  }
}
