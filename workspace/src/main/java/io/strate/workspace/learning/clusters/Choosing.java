package io.strate.workspace.learning.clusters;

import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Comparison;
import io.strate.learn.judge.Effort;
import io.strate.learn.judge.Family;
import io.strate.learn.judge.Gap;
import io.strate.learn.judge.Recipe;
import io.strate.learn.judge.Recipe.Density;
import io.strate.learn.judge.Recipe.Partition;
import io.strate.learn.judge.Recommendation;
import io.strate.workspace.definition.ClusterCount;
import io.strate.workspace.definition.ClusterDefinition;
import io.strate.workspace.definition.ClusterMethod;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.card.ClusterCard.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a definition leaves open, decided by the rows. */
record Choosing(Recipe recipe, Optional<Recommendation> recommendation, List<Localized> why) {

  private static final int LEAST = 2;
  private static final int MOST = 12;

  static Choosing of(ClusterDefinition definition, Rows rows, Effort effort) {
    return switch (definition.method()) {
      case ClusterMethod.Auto() -> compared(definition.k(), rows, effort);
      case ClusterMethod.KMeans() -> partition(Family.K_MEANS, definition.k(), rows, effort);
      case ClusterMethod.Hierarchical hierarchical ->
          partition(Family.valueOf(hierarchical.linkage().name()), definition.k(), rows, effort);
      case ClusterMethod.Dbscan dbscan -> density(dbscan, rows, effort);
    };
  }

  private static Choosing compared(ClusterCount k, Rows rows, Effort effort) {
    Comparison comparison = Comparison.of(rows, least(k), most(k), effort);
    boolean isCounted =
        comparison.entries().stream().anyMatch(entry -> entry.recipe() instanceof Partition);
    if (!isCounted && !(k instanceof ClusterCount.Auto)) {
      // dbscan, which is left, would find any number
      throw new IllegalArgumentException(comparison.refused().getFirst().reason());
    }
    Comparison.Entry best = comparison.best();
    List<Localized> why = new ArrayList<>();
    for (Comparison.Entry entry : comparison.entries()) {
      why.add(ClusterWords.compared(words(entry.recipe()), entry));
    }
    comparison.refused().forEach(each -> why.add(ClusterWords.refused(each)));
    best.recommendation().ifPresent(each -> why.add(ClusterWords.recommended(each)));
    return new Choosing(best.recipe(), best.recommendation(), why);
  }

  private static Choosing partition(Family family, ClusterCount k, Rows rows, Effort effort) {
    if (k instanceof ClusterCount.Fixed(int clusters)) {
      return new Choosing(new Partition(family, clusters), Optional.empty(), List.of());
    }
    Recommendation recommendation = Recommendation.of(family, rows, least(k), most(k), effort);
    return new Choosing(
        new Partition(family, recommendation.clusters()),
        Optional.of(recommendation),
        List.of(ClusterWords.recommended(recommendation)));
  }

  private static Choosing density(ClusterMethod.Dbscan dbscan, Rows rows, Effort effort) {
    if (dbscan.eps().isPresent() && dbscan.minPoints().isPresent()) {
      Density told = new Density(dbscan.eps().getAsDouble(), dbscan.minPoints().getAsInt());
      return new Choosing(told, Optional.empty(), List.of());
    }
    Density found = Density.of(rows, effort);
    Density with =
        new Density(
            dbscan.eps().orElse(found.radius()), dbscan.minPoints().orElse(found.leastRows()));
    return new Choosing(with, Optional.empty(), List.of());
  }

  private static int least(ClusterCount k) {
    return switch (k) {
      case ClusterCount.Auto() -> LEAST;
      case ClusterCount.Fixed(int clusters) -> clusters;
      case ClusterCount.Range(int least, int _) -> least;
    };
  }

  private static int most(ClusterCount k) {
    return switch (k) {
      case ClusterCount.Auto() -> MOST;
      case ClusterCount.Fixed(int clusters) -> clusters;
      case ClusterCount.Range(int _, int most) -> most;
    };
  }

  String words() {
    return words(recipe);
  }

  private static String words(Recipe recipe) {
    return switch (recipe) {
      case Partition(Family _, int clusters) ->
          "%s, k = %d".formatted(ClusterWords.method(recipe.method()), clusters);
      case Density(double radius, int leastRows) ->
          String.format(Locale.ROOT, "dbscan, eps = %.3f, min_points = %d", radius, leastRows);
    };
  }

  /** The curves by which the number of clusters was chosen; empty if it was told. */
  List<Choice> choices() {
    return recommendation.map(each -> choices(each)).orElse(List.of());
  }

  private static List<Choice> choices(Recommendation recommendation) {
    List<Choice> choices = new ArrayList<>();
    for (Recommendation.Candidate candidate : recommendation.candidates()) {
      Gap.Point gap = recommendation.gap().points().get(candidate.clusters() - 1);
      choices.add(
          new Choice(
              candidate.clusters(),
              recommendation.cohesion().get(candidate.clusters() - 1),
              candidate.silhouette(),
              candidate.calinskiHarabasz(),
              candidate.daviesBouldin(),
              gap.gap(),
              gap.error(),
              candidate.clusters() == recommendation.clusters()));
    }
    return choices;
  }
}
