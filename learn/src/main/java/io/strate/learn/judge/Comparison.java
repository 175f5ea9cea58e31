package io.strate.learn.judge;

import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Neighbours;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * K-means, Ward and DBSCAN beside each other, each with the settings that are recommended for it.
 * All are judged with the rows of an {@link Effort}. What found several clusters comes before what
 * did not, then the best verdict wins; among equal ones the highest score; then the first of the
 * three, as a row that comes later finds its cluster by a centre most plainly. Objections are not
 * counted: DBSCAN is asked fewer questions.
 *
 * @param entries that could be learnt, best first; at least one
 * @param refused why the others could not
 */
public record Comparison(List<Entry> entries, List<Refusal> refused) {
  private static final int NEIGHBOURS = 10;

  /**
   * @param recipe for all rows
   * @param recommendation where the number of clusters comes from; none for DBSCAN
   * @param judgement of the clusters of the measured rows
   * @param stability the mean over the clusters' rows of their least stability
   * @param neighbourhood the share of each clustered row's ten nearest rows that are in its
   *     cluster, 0 for noise, on average: low where dense places are cut through (as the
   *     connectivity of Handl and Knowles 2005)
   */
  public record Entry(
      Recipe recipe,
      Optional<Recommendation> recommendation,
      Judgement judgement,
      double stability,
      double neighbourhood) {

    /** The silhouette, noise counted as 0. */
    public double nearness() {
      return judgement.nearness();
    }

    /** The mean of stability, silhouette and neighbourhood. */
    public double score() {
      return (stability + nearness() + neighbourhood) / 3;
    }

    private static Entry of(
        Recipe recipe,
        Optional<Recommendation> recommendation,
        Rows part,
        double share,
        Effort effort) {
      Recipe ofPart = recipe.forPart(part, share);
      Labels labels = ofPart.learn(part, effort.seed(), effort.threads());
      Judgement judgement = Judgement.of(ofPart, part, labels, effort);
      return new Entry(
          recipe,
          recommendation,
          judgement,
          stability(judgement),
          neighbourhood(part, labels, effort.threads()));
    }

    private static double stability(Judgement judgement) {
      double sum = 0;
      for (Stability.OfCluster cluster : judgement.stability().clusters()) {
        sum += cluster.size() * cluster.least();
      }
      return sum / judgement.rows();
    }

    private static double neighbourhood(Rows rows, Labels labels, int threads) {
      int[] all = IntStream.range(0, rows.count()).toArray();
      int many = Math.min(NEIGHBOURS, rows.count() - 1);
      int[][] nearest = Neighbours.of(rows, all, many, threads).nearest();
      double together = 0;
      for (int row = 0; row < nearest.length; row++) {
        for (int other : nearest[row]) {
          boolean clustered = labels.at(row) != Labels.NOISE;
          together += clustered && labels.at(row) == labels.at(other) ? 1 : 0;
        }
      }
      return together / many / rows.count();
    }
  }

  /** What could not be learnt, and the sentence that says why. */
  public record Refusal(String method, String reason) {}

  public Comparison {
    entries = List.copyOf(entries);
    refused = List.copyOf(refused);
  }

  /**
   * @param least the least number of clusters to consider, at least 2
   * @param most the highest
   * @throws IllegalArgumentException where nothing can be learnt from these rows
   */
  public static Comparison of(Rows rows, int least, int most, Effort effort) {
    Rows part = rows.pick(effort.drawn(rows));
    double share = (double) part.count() / rows.count();
    List<Entry> entries = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    for (Family family : List.of(Family.K_MEANS, Family.WARD)) {
      attempt(
          family.name(),
          () -> {
            Recommendation it = Recommendation.of(family, part, least, most, effort);
            Recipe recipe = new Recipe.Partition(family, it.clusters());
            return Entry.of(recipe, Optional.of(it), part, share, effort);
          },
          entries,
          refused);
    }
    attempt(
        "DBSCAN",
        () -> Entry.of(Recipe.Density.of(rows, effort), Optional.empty(), part, share, effort),
        entries,
        refused);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException(refused.getFirst().reason());
    }
    return new Comparison(sorted(entries), refused);
  }

  private interface Attempt {
    Entry entry();
  }

  private static void attempt(
      String method, Attempt attempt, List<Entry> entries, List<Refusal> refused) {
    try {
      entries.add(attempt.entry());
    } catch (IllegalArgumentException e) {
      refused.add(new Refusal(method, String.valueOf(e.getMessage())));
    }
  }

  private static List<Entry> sorted(List<Entry> entries) {
    return entries.stream()
        .sorted(
            Comparator.<Entry, Boolean>comparing(it -> it.judgement().sizes().size() < 2)
                .thenComparing(it -> it.judgement().verdict().fitness())
                .thenComparingDouble(it -> -it.score()))
        .toList();
  }

  /** The best. */
  public Entry best() {
    return entries.getFirst();
  }
}
