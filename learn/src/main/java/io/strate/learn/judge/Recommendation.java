package io.strate.learn.judge;

import io.strate.learn.cluster.Dispersion;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Silhouette;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How many clusters to make: the number that most measures ask for (the majority rule of Charrad,
 * Ghazzali, Boiteau and Niknafs 2014, of five measures). Numbers with equally many votes are told
 * apart by the sum of their ranks by silhouette, variance ratio and Davies–Bouldin, then the lower
 * is taken.
 *
 * @param clusters what is recommended
 * @param reason what decided
 * @param votes which measure asks for which number; none where it has no opinion
 * @param candidates every number that could be chosen, ascending
 * @param gap from one cluster on
 * @param cohesion of 1, 2, … clusters: the curve of the elbow
 */
public record Recommendation(
    int clusters,
    Reason reason,
    Map<Measure, Integer> votes,
    List<Candidate> candidates,
    Gap gap,
    List<Double> cohesion) {

  /** What decided between numbers. */
  public enum Reason {
    /** All measures that have an opinion agree. */
    UNANIMOUS,
    /** More measures ask for it than for any other. */
    MOST_VOTES,
    /** As many measures ask for others; it ranks best by those that rank. */
    BEST_RANKS
  }

  /** A number of clusters and how good they are. */
  public record Candidate(
      int clusters,
      double silhouette,
      double calinskiHarabasz,
      double daviesBouldin,
      int rankSum) {}

  public Recommendation {
    votes = Collections.unmodifiableMap(new TreeMap<>(votes));
    candidates = List.copyOf(candidates);
    cohesion = List.copyOf(cohesion);
  }

  /**
   * @param least at least 2
   * @param most lowered to what so many rows allow: one less than differ among those drawn
   * @throws IllegalArgumentException where least exceeds most, and for fewer than four different
   *     rows
   */
  public static Recommendation of(Family family, Rows all, int least, int most, Effort effort) {
    if (least < 2 || least > most) {
      throw new IllegalArgumentException(
          "number of clusters: expected a range from 2 or more upwards, found %d..%d; state the lower number first"
              .formatted(least, most));
    }
    Rows rows = all.pick(effort.drawn(all));
    int possible = Math.min(most, rows.distinct(most + 1) - 1);
    if (possible < Math.max(3, least)) {
      throw new IllegalArgumentException(
          "number of clusters: expected at least %d different rows to choose from %d..%d, found %d; bring more rows or more telling columns, or state a lower k"
              .formatted(Math.max(3, least) + 1, least, most, rows.distinct(most + 1)));
    }
    List<Labels> labellings = family.upTo(possible, rows, effort.seed(), effort.threads());
    List<Candidate> candidates = ranked(measured(rows, labellings, least, effort.threads()));
    List<Double> cohesion = labellings.stream().map(it -> Cohesion.of(rows, it)).toList();
    Gap gap = Gap.of(family, rows, labellings, effort);
    return decided(votes(candidates, cohesion, gap), candidates, gap, cohesion);
  }

  private static List<Candidate> measured(
      Rows rows, List<Labels> labellings, int least, int threads) {
    return labellings.stream()
        .skip(least - 1)
        .map(
            labels -> {
              Dispersion dispersion = Dispersion.of(rows, labels);
              return new Candidate(
                  labels.clusters(),
                  Silhouette.of(Silhouette.Kind.EXACT, rows, labels, threads).mean(),
                  dispersion.calinskiHarabasz(),
                  dispersion.daviesBouldin(),
                  0);
            })
        .toList();
  }

  private static List<Candidate> ranked(List<Candidate> measured) {
    return measured.stream()
        .map(
            it ->
                new Candidate(
                    it.clusters(),
                    it.silhouette(),
                    it.calinskiHarabasz(),
                    it.daviesBouldin(),
                    rank(it, measured, c -> -c.silhouette())
                        + rank(it, measured, c -> -c.calinskiHarabasz())
                        + rank(it, measured, Candidate::daviesBouldin)))
        .toList();
  }

  private static int rank(
      Candidate candidate, List<Candidate> all, ToDoubleFunction<Candidate> badness) {
    double own = badness.applyAsDouble(candidate);
    return 1 + (int) all.stream().filter(other -> badness.applyAsDouble(other) < own).count();
  }

  static Map<Measure, Integer> votes(List<Candidate> candidates, List<Double> cohesion, Gap gap) {
    int least = candidates.getFirst().clusters();
    Map<Measure, Integer> votes = new TreeMap<>();
    votes.put(Measure.SILHOUETTE, lowest(candidates, it -> -it.silhouette()));
    votes.put(Measure.CALINSKI_HARABASZ, lowest(candidates, it -> -it.calinskiHarabasz()));
    votes.put(Measure.DAVIES_BOULDIN, lowest(candidates, Candidate::daviesBouldin));
    if (!gap.mayBeOne()) {
      votes.put(Measure.GAP, gap.clusters(least));
    }
    OptionalInt knee = Knee.of(cohesion.stream().mapToDouble(it -> it).toArray(), 0);
    if (knee.isPresent() && knee.getAsInt() + 1 >= least) {
      votes.put(Measure.ELBOW, knee.getAsInt() + 1);
    }
    return votes;
  }

  private static int lowest(List<Candidate> candidates, ToDoubleFunction<Candidate> badness) {
    return candidates.stream().min(Comparator.comparingDouble(badness)).orElseThrow().clusters();
  }

  static Recommendation decided(
      Map<Measure, Integer> votes, List<Candidate> candidates, Gap gap, List<Double> cohesion) {
    List<Candidate> best = new ArrayList<>();
    long most = 0;
    for (Candidate candidate : candidates) {
      long voices = votes.values().stream().filter(it -> it == candidate.clusters()).count();
      if (voices > most) {
        best.clear();
        most = voices;
      }
      if (voices == most) {
        best.add(candidate);
      }
    }
    Reason reason =
        most == votes.size()
            ? Reason.UNANIMOUS
            : best.size() == 1 ? Reason.MOST_VOTES : Reason.BEST_RANKS;
    int clusters =
        best.stream().min(Comparator.comparingInt(Candidate::rankSum)).orElseThrow().clusters();
    return new Recommendation(clusters, reason, votes, candidates, gap, cohesion);
  }

  /** The candidate that is recommended. */
  public Candidate chosen() {
    return candidates.stream()
        .filter(candidate -> candidate.clusters() == clusters)
        .findFirst()
        .orElseThrow();
  }
}
