package io.strate.server.pages.learning;

import io.strate.domain.Entity;
import io.strate.server.pages.learning.ClusterView.Agreed;
import io.strate.server.pages.learning.ClusterView.AtCount;
import io.strate.server.pages.learning.ClusterView.Choice;
import io.strate.server.pages.learning.ClusterView.Cluster;
import io.strate.server.pages.learning.ClusterView.Fact;
import io.strate.server.pages.learning.ClusterView.Matrix;
import io.strate.server.pages.learning.ClusterView.Measure;
import io.strate.server.pages.learning.ClusterView.Position;
import io.strate.server.pages.learning.ClusterView.Positions;
import io.strate.server.pages.learning.ClusterView.Setting;
import io.strate.server.pages.learning.ClusterView.Silhouettes;
import io.strate.server.pages.learning.ClusterView.Transitions;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/** An invented cluster set, for the page of components. */
final class SampleClusters {

  static final long LEARNT = 1_772_330_400_000L;
  private static final long MONTH = 30L * 24 * 60 * 60 * 1000;
  private static final int POINTS = 900;
  private static final List<String> NAMES =
      List.of("Fidèles généreux", "Occasionnels", "À réveiller", "Nouveaux curieux");
  private static final List<Long> SIZES = List.of(1_204L, 3_870L, 2_651L, 949L);

  private final Random random = new Random(7);

  static LearntHead head() {
    return new LearntHead(
        "personas",
        "Personas",
        "RFM",
        LearntHead.Kind.CLUSTERS,
        Entity.CONTACT,
        LearntHead.State.FRESH,
        OptionalInt.of(3),
        true,
        OptionalLong.of(LEARNT),
        8_674,
        OptionalDouble.of(0.07),
        Optional.of(
            new Verdict(Grade.FIT, List.of("silhouette 0.42", "Jaccard ≥ 0.78 (bootstrap)"))),
        "",
        List.of());
  }

  ClusterView view() {
    return new ClusterView(
        head(),
        "hierarchical (ward)",
        Optional.of(new Interval(0.42, 0.41, 0.43)),
        0,
        clusters(),
        List.of("kmeans, k = 4 : stability 0.88, silhouette 0.42"),
        Optional.of(choice()),
        Map.of(Fact.COHESION, 12_410.0, Fact.SEPARATION, 20_117.0, Fact.SILHOUETTE_BY_CHANCE, 0.12),
        List.of(new Setting("k = 5", 0.81, 0.79), new Setting("− open_rate", 0.74, 0.72)),
        List.of(
            new Agreed("version 2", "presque les mêmes groupes", 8_514, 0.93, 0.9),
            new Agreed("kmeans", "pour l'essentiel les mêmes groupes", 2_000, 0.84, 0.82),
            new Agreed("dbscan", "d'autres groupes", 2_000, 0.31, 0.4)),
        Optional.of(silhouettes()),
        Optional.of(tree()),
        Optional.of(positions()),
        Optional.of(differences()),
        Optional.of(distances()),
        Optional.of(transitions()),
        versions());
  }

  private static List<Cluster> clusters() {
    List<String> rules =
        List.of(
            "orders_365d >= 8 and revenue_365d > 900",
            "orders_365d between 1 and 7",
            "recency > 180",
            "recency <= 30 and orders_365d <= 1");
    return IntStream.range(0, NAMES.size())
        .mapToObj(
            i ->
                new Cluster(
                    i + 1,
                    NAMES.get(i),
                    "personas/" + (i + 1),
                    SIZES.get(i),
                    SIZES.get(i) / 8_674.0,
                    OptionalDouble.of(0.55 - 0.08 * i),
                    OptionalDouble.of(0.93 - 0.05 * i),
                    Optional.of(rules.get(i)),
                    0.96 - 0.03 * i,
                    0.91,
                    List.of("orders_365d " + (i == 0 ? "+2.1 σ" : "−0.4 σ"))))
        .toList();
  }

  private static Choice choice() {
    double[] silhouette = {.31, .38, .42, .39, .36, .33, .31, .30, .29, .28, .27};
    Map<Measure, List<AtCount>> curves = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      List<AtCount> points = new ArrayList<>();
      for (int i = 0; i < silhouette.length; i++) {
        double k = i + 2;
        double value =
            switch (measure) {
              case SILHOUETTE -> silhouette[i];
              case CALINSKI_HARABASZ -> 2_000 + 4_000 * silhouette[i];
              case DAVIES_BOULDIN -> 1.6 - 1.8 * silhouette[i];
              case GAP -> 0.9 - 0.35 / (k - 1) - 0.02 * Math.max(0, k - 4);
              case INERTIA -> 52_000 / k;
            };
        points.add(
            new AtCount(
                i + 2,
                measure == Measure.GAP
                    ? new Interval(value, value - 0.03, value + 0.03)
                    : Interval.of(value)));
      }
      curves.put(measure, points);
    }
    return new Choice(4, 4, curves);
  }

  private Silhouettes silhouettes() {
    List<List<Double>> all = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      int count = (int) (SIZES.get(i) / 20);
      double centre = 0.55 - 0.08 * i;
      all.add(
          IntStream.range(0, count)
              .mapToObj(_ -> Math.clamp(centre + 0.22 * random.nextGaussian(), -0.3, 0.9))
              .toList());
    }
    return new Silhouettes(0.42, all);
  }

  /** Pairs of neighbours are joined round by round, as in a knock-out. */
  private MergeTree tree() {
    List<Long> leaves = new ArrayList<>();
    for (int i = 0; i < MergeTree.MOST_LEAVES; i++) {
      leaves.add(60L + random.nextInt(600));
    }
    List<Long> sizes = new ArrayList<>(leaves);
    List<MergeTree.Merge> merges = new ArrayList<>();
    List<Integer> left = new ArrayList<>(IntStream.range(0, leaves.size()).boxed().toList());
    while (left.size() > 1) {
      int at = random.nextInt(left.size() - 1);
      int one = left.remove(at);
      int other = left.remove(at);
      long size = sizes.get(one) + sizes.get(other);
      double height = 2 + 0.01 * merges.size() * merges.size();
      merges.add(new MergeTree.Merge(one, other, height, size));
      left.add(at, sizes.size());
      sizes.add(size);
    }
    return new MergeTree(leaves, merges);
  }

  private Positions positions() {
    double[][] centres = {{3, 1.5}, {0, -0.5}, {-2.5, 1}, {0.5, 3}};
    List<Position> some = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      int cluster = i % centres.length;
      some.add(
          new Position(
              centres[cluster][0] + 0.7 * random.nextGaussian(),
              centres[cluster][1] + 0.6 * random.nextGaussian(),
              cluster + 1));
    }
    return new Positions(8_674, some);
  }

  private static Matrix differences() {
    return new Matrix(
        NAMES,
        List.of("recency", "orders_365d", "revenue_365d", "open_rate", "employees"),
        List.of(
            List.of(-0.9, 2.1, 1.8, 0.6, 0.2),
            List.of(-0.1, -0.2, -0.3, 0.1, 0.0),
            List.of(1.6, -0.8, -0.7, -1.1, -0.1),
            List.of(-1.2, -0.6, -0.5, 0.9, 0.3)));
  }

  private static Matrix distances() {
    return new Matrix(
        NAMES,
        NAMES,
        List.of(
            List.of(0.0, 3.2, 5.1, 3.6),
            List.of(3.2, 0.0, 2.4, 1.9),
            List.of(5.1, 2.4, 0.0, 3.9),
            List.of(3.6, 1.9, 3.9, 0.0)));
  }

  static Transitions transitions() {
    List<String> names = new ArrayList<>(NAMES);
    names.add("–");
    return new Transitions(
        LEARNT - MONTH,
        LEARNT,
        names,
        names,
        List.of(
            List.of(1_100L, 60L, 12L, 0L, 3L),
            List.of(90L, 3_500L, 240L, 0L, 41L),
            List.of(4L, 130L, 2_380L, 9L, 88L),
            List.of(10L, 180L, 19L, 940L, 0L),
            List.of(0L, 0L, 0L, 310L, 0L)));
  }

  private static List<LearntVersion> versions() {
    return List.of(
        new LearntVersion(
            3,
            LEARNT,
            LearntVersion.State.IN_FORCE,
            "silhouette 0.42, k = 4",
            List.of("kmeans, k = 4, seed 1", "sha256:9f3c…")),
        new LearntVersion(
            2,
            LEARNT - MONTH,
            LearntVersion.State.FORMER,
            "silhouette 0.40, k = 4",
            List.of("kmeans, k = 4, seed 1", "sha256:17aa…")));
  }
}
