package io.strate.workspace.learning.clusters;

import io.strate.learn.encode.Output;
import io.strate.learn.judge.Accord;
import io.strate.learn.judge.Change;
import io.strate.learn.judge.Comparison;
import io.strate.learn.judge.Criterion;
import io.strate.learn.judge.Fitness;
import io.strate.learn.judge.Judgement;
import io.strate.learn.judge.Recommendation;
import io.strate.learn.judge.Sensitivity;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.card.ClusterCard.Measured;
import io.strate.workspace.learning.card.ClusterCard.OtherMethod;
import io.strate.workspace.learning.card.ClusterCard.Setting;
import io.strate.workspace.learning.card.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found about clusters, in words of both languages. */
final class ClusterWords {

  private static final int LEAST_DIGITS = 2;
  private static final int MOST_DIGITS = 6;

  private ClusterWords() {}

  // ---- the number of clusters, and the method ----

  static Localized recommended(Recommendation recommendation) {
    String votes =
        recommendation.votes().entrySet().stream()
            .map(vote -> word(vote.getKey().name()) + " " + vote.getValue())
            .collect(Collectors.joining(", "));
    String[] decided =
        switch (recommendation.reason()) {
          case UNANIMOUS -> new String[] {"toutes les mesures s'accordent", "all measures agree"};
          case MOST_VOTES ->
              new String[] {
                "plus de mesures le demandent que tout autre",
                "more measures ask for it than for any other"
              };
          case BEST_RANKS ->
              new String[] {
                "à égalité de voix, il a les meilleurs rangs", "votes are equal, and it ranks best"
              };
        };
    return new Localized(
        "%d groupes : %s (%s)".formatted(recommendation.clusters(), decided[0], votes),
        "%d clusters: %s (%s)".formatted(recommendation.clusters(), decided[1], votes));
  }

  static Localized compared(String way, Comparison.Entry entry) {
    Fitness fitness = entry.judgement().verdict().fitness();
    return new Localized(
        String.format(
            Locale.FRENCH,
            "%s : %s, stabilité %.2f, silhouette %.2f, voisinage %.2f",
            way,
            words(fitness).fr(),
            entry.stability(),
            entry.judgement().nearness(),
            entry.neighbourhood()),
        String.format(
            Locale.ENGLISH,
            "%s: %s, stability %.2f, silhouette %.2f, neighbourhood %.2f",
            way,
            words(fitness).en(),
            entry.stability(),
            entry.judgement().nearness(),
            entry.neighbourhood()));
  }

  /** A method of {@code learn} as definitions name it. */
  static String method(String name) {
    return switch (name) {
      case "K_MEANS" -> "kmeans";
      case "DBSCAN" -> "dbscan";
      default -> "hierarchical (%s)".formatted(word(name));
    };
  }

  static List<OtherMethod> methods(List<Accord> accords) {
    return accords.stream()
        .map(
            each ->
                new OtherMethod(
                    method(each.right()),
                    each.shared(),
                    each.adjustedRand(),
                    each.adjustedMutualInformation()))
        .toList();
  }

  static Localized refused(Comparison.Refusal refusal) {
    return Localized.same(word(refusal.method()) + ": " + refusal.reason());
  }

  private static Localized words(Fitness fitness) {
    return Verdict.Grade.valueOf(fitness.name()).words();
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  // ---- measures ----

  static List<Measured> measures(Judgement judgement) {
    List<Measured> measures = new ArrayList<>();
    judgement
        .silhouette()
        .ifPresent(
            silhouette -> {
              measures.add(new Measured("silhouette", silhouette.all().mean()));
              measures.add(new Measured("silhouette low", silhouette.all().low()));
              measures.add(new Measured("silhouette high", silhouette.all().high()));
            });
    judgement
        .dispersion()
        .ifPresent(
            dispersion -> {
              measures.add(new Measured("cohesion", dispersion.cohesion()));
              measures.add(new Measured("separation", dispersion.separation()));
              measures.add(new Measured("calinski harabasz", dispersion.calinskiHarabasz()));
              measures.add(new Measured("davies bouldin", dispersion.daviesBouldin()));
            });
    judgement
        .chance()
        .ifPresent(
            chance -> {
              measures.add(new Measured("silhouette by chance", chance.silhouette()));
              measures.add(new Measured("stability by chance", chance.stability()));
            });
    measures.add(new Measured("kept by placement", judgement.kept()));
    return measures;
  }

  static List<Setting> sensitivity(Judgement judgement, List<Output> outputs) {
    return judgement.sensitivities().stream().map(each -> setting(each, outputs)).toList();
  }

  private static Setting setting(Sensitivity sensitivity, List<Output> outputs) {
    String what =
        switch (sensitivity.change()) {
          case Change.Clusters(int clusters) -> "k = " + clusters;
          case Change.Radius(double radius) -> String.format(Locale.ROOT, "eps = %.3f", radius);
          case Change.LeastRows(int least) -> "min_points = " + least;
          case Change.Seed(long seed) -> "seed = " + seed;
          case Change.Scaled(var scaling) -> word(scaling.name());
          case Change.Without(int column) -> "− " + outputs.get(column).name();
        };
    return new Setting(what, sensitivity.adjustedRand(), sensitivity.adjustedMutualInformation());
  }

  // ---- the verdict ----

  /**
   * @param numbers of the clusters, by their labels
   */
  static Verdict verdict(io.strate.learn.judge.Verdict verdict, List<Integer> numbers) {
    return new Verdict(
        Verdict.Grade.valueOf(verdict.fitness().name()),
        verdict.objections().stream().map(reason -> reason(reason, numbers)).toList());
  }

  private static Localized reason(
      io.strate.learn.judge.Verdict.Reason reason, List<Integer> numbers) {
    Localized what = what(reason.criterion());
    if (reason.criterion() == Criterion.ONE_CLUSTER) {
      return what;
    }
    String of = reason.cluster().isPresent() ? " " + numbers.get(reason.cluster().getAsInt()) : "";
    boolean isTooMuch = reason.found() > reason.bound();
    int digits = digits(reason.found(), reason.bound());
    return new Localized(
        "%s%s : %s, il faudrait au %s %s"
            .formatted(
                what.fr(),
                of,
                number(Locale.FRENCH, reason.found(), digits),
                isTooMuch ? "plus" : "moins",
                number(Locale.FRENCH, reason.bound(), digits)),
        "%s%s: %s, expected at %s %s"
            .formatted(
                what.en(),
                of,
                number(Locale.ENGLISH, reason.found(), digits),
                isTooMuch ? "most" : "least",
                number(Locale.ENGLISH, reason.bound(), digits)));
  }

  /** As many as tell one from the other, two or more. */
  private static int digits(double found, double bound) {
    int digits = LEAST_DIGITS;
    while (digits < MOST_DIGITS
        && number(Locale.ROOT, found, digits).equals(number(Locale.ROOT, bound, digits))) {
      digits++;
    }
    return digits;
  }

  private static String number(Locale locale, double number, int digits) {
    return String.format(locale, "%." + digits + "f", number);
  }

  private static Localized what(Criterion criterion) {
    return switch (criterion) {
      case CLUSTERS -> new Localized("nombre de groupes", "number of clusters");
      case ROWS_PER_COLUMN -> new Localized("profils par variable", "profiles for each column");
      case SMALLEST -> new Localized("part du plus petit groupe", "share of the smallest cluster");
      case LARGEST -> new Localized("part du plus grand groupe", "share of the largest cluster");
      case NOISE -> new Localized("part hors de tout groupe", "share in no cluster");
      case SILHOUETTE -> new Localized("silhouette moyenne", "mean silhouette");
      case STABILITY -> new Localized("stabilité du groupe", "stability of cluster");
      case UNSTABLE_ROWS ->
          new Localized("part dans des groupes instables", "share in unstable clusters");
      case SILHOUETTE_BY_CHANCE ->
          new Localized("silhouette face au hasard", "silhouette beside chance");
      case STABILITY_BY_CHANCE ->
          new Localized("stabilité face au hasard", "stability beside chance");
      case ONE_CLUSTER ->
          new Localized("un seul groupe explique autant", "one cluster explains as much");
      case ASSIGNMENT ->
          new Localized(
              "part qui retrouverait son groupe", "share that would find its cluster again");
      case SENSITIVITY ->
          new Localized("accord avec d'autres réglages", "agreement with other settings");
    };
  }
}
