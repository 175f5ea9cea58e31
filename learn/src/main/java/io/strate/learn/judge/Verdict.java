package io.strate.learn.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Whether clusters may feed live segments: the worst that any criterion says.
 *
 * @param reasons of all criteria that were asked, good and bad
 */
public record Verdict(List<Reason> reasons) {

  /**
   * @param found what was measured; of {@link Criterion#ONE_CLUSTER} 1 if one is as good, else 0
   * @param bound what it was held to: the one that it missed, or the nearest that it met
   * @param cluster which it is about; none for all
   */
  public record Reason(
      Criterion criterion, Fitness fitness, double found, double bound, OptionalInt cluster) {}

  public Verdict {
    reasons = List.copyOf(reasons);
  }

  public Fitness fitness() {
    return reasons.stream().map(Reason::fitness).reduce(Fitness.FIT, Fitness::or);
  }

  /** The reasons that stand against using the clusters at once. */
  public List<Reason> objections() {
    return reasons.stream().filter(reason -> reason.fitness() != Fitness.FIT).toList();
  }

  static Verdict of(Judgement of) {
    Reasons reasons = new Reasons();
    reasons.atLeast(Criterion.CLUSTERS, of.sizes().size(), 2, 2);
    reasons.atLeast(
        Criterion.ROWS_PER_COLUMN, (double) of.rows() / of.columns(), 70, Double.NEGATIVE_INFINITY);
    reasons.atMost(Criterion.NOISE, of.share(of.noise()), 0.2, 0.5);
    if (of.sizes().size() >= 2) {
      sizes(of, reasons);
      quality(of, reasons);
      stability(of, reasons);
      chance(of, reasons);
      use(of, reasons);
    }
    return new Verdict(reasons.found);
  }

  private static void sizes(Judgement of, Reasons reasons) {
    int smallest = of.sizes().stream().mapToInt(it -> it).min().orElseThrow();
    int largest = of.sizes().stream().mapToInt(it -> it).max().orElseThrow();
    reasons.atLeast(Criterion.SMALLEST, of.share(smallest), 0.01, Double.NEGATIVE_INFINITY);
    reasons.atMost(Criterion.LARGEST, of.share(largest), 0.9, Double.POSITIVE_INFINITY);
  }

  private static void quality(Judgement of, Reasons reasons) {
    if (of.recipe() instanceof Recipe.Partition) {
      double silhouette = of.silhouette().orElseThrow().all().mean();
      reasons.atLeast(Criterion.SILHOUETTE, silhouette, Math.nextUp(0.5), Math.nextUp(0.25));
    }
  }

  private static void stability(Judgement of, Reasons reasons) {
    List<Stability.OfCluster> clusters = of.stability().clusters();
    double unstable = 0;
    double all = 0;
    for (int cluster = 0; cluster < clusters.size(); cluster++) {
      Stability.OfCluster it = clusters.get(cluster);
      reasons.of(
          Criterion.STABILITY,
          it.least() < 0.75 ? Fitness.WITH_CARE : Fitness.FIT,
          it.least(),
          0.75,
          OptionalInt.of(cluster));
      unstable += it.grade() == Stability.Grade.UNSTABLE ? it.size() : 0;
      all += it.size();
    }
    reasons.atMost(Criterion.UNSTABLE_ROWS, all == 0 ? 1 : unstable / all, 0.5, 0.5);
  }

  private static void chance(Judgement of, Reasons reasons) {
    if (of.chance().isEmpty()) {
      return;
    }
    Chance chance = of.chance().orElseThrow();
    boolean round = of.recipe() instanceof Recipe.Partition;
    boolean near = of.nearness() > chance.silhouette();
    double stable = of.stability().mean(Resampling.BOOTSTRAP);
    double bound = Math.min(chance.stability(), 0.95);
    Fitness alike = near || stable >= 0.75 ? Fitness.WITH_CARE : Fitness.UNFIT;
    reasons.ofAll(
        Criterion.STABILITY_BY_CHANCE, stable > bound ? Fitness.FIT : alike, stable, bound);
    if (round) {
      Fitness one = near ? Fitness.WITH_CARE : Fitness.UNFIT;
      reasons.ofAll(
          Criterion.SILHOUETTE_BY_CHANCE,
          near ? Fitness.FIT : Fitness.WITH_CARE,
          of.nearness(),
          chance.silhouette());
      reasons.ofAll(
          Criterion.ONE_CLUSTER, of.mayBeOne() ? one : Fitness.FIT, of.mayBeOne() ? 1 : 0, 0);
    }
  }

  private static void use(Judgement of, Reasons reasons) {
    reasons.atLeast(Criterion.ASSIGNMENT, of.kept(), 0.9, 0.75);
    OptionalDouble least =
        of.sensitivities().stream()
            .filter(
                it ->
                    switch (it.change()) {
                      case Change.Seed _, Change.Radius _, Change.LeastRows _ -> true;
                      case Change.Clusters _, Change.Scaled _, Change.Without _ -> false;
                    })
            .mapToDouble(Sensitivity::adjustedRand)
            .min();
    least.ifPresent(
        found -> reasons.atLeast(Criterion.SENSITIVITY, found, 0.65, Double.NEGATIVE_INFINITY));
  }

  /** Gathers what is found. */
  private static final class Reasons {
    private final List<Reason> found = new ArrayList<>();

    void of(Criterion criterion, Fitness fitness, double value, double bound, OptionalInt cluster) {
      found.add(new Reason(criterion, fitness, value, bound, cluster));
    }

    void ofAll(Criterion criterion, Fitness fitness, double value, double bound) {
      of(criterion, fitness, value, bound, OptionalInt.empty());
    }

    void atLeast(Criterion criterion, double value, double fit, double care) {
      Fitness fitness =
          value >= fit ? Fitness.FIT : value >= care ? Fitness.WITH_CARE : Fitness.UNFIT;
      ofAll(criterion, fitness, value, fitness == Fitness.UNFIT ? care : fit);
    }

    void atMost(Criterion criterion, double value, double fit, double care) {
      Fitness fitness =
          value <= fit ? Fitness.FIT : value <= care ? Fitness.WITH_CARE : Fitness.UNFIT;
      ofAll(criterion, fitness, value, fitness == Fitness.UNFIT ? care : fit);
    }
  }
}
