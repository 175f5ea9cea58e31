package io.strate.server.pages.learning;

import io.strate.domain.Entity;
import io.strate.server.pages.learning.ClusterView.Matrix;
import io.strate.server.pages.learning.ModelView.Contribution;
import io.strate.server.pages.learning.ModelView.Curves;
import io.strate.server.pages.learning.ModelView.Dependence;
import io.strate.server.pages.learning.ModelView.Explained;
import io.strate.server.pages.learning.ModelView.Group;
import io.strate.server.pages.learning.ModelView.Learning;
import io.strate.server.pages.learning.ModelView.Level;
import io.strate.server.pages.learning.ModelView.Metric;
import io.strate.server.pages.learning.ModelView.Place;
import io.strate.server.pages.learning.ModelView.ScoreBin;
import io.strate.server.pages.learning.ModelView.Split;
import io.strate.server.pages.learning.ModelView.Threshold;
import io.strate.server.pages.learning.ModelView.Thresholds;
import io.strate.server.pages.learning.ModelView.Weight;
import io.strate.workspace.learning.card.Verdict.Grade;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** An invented model, for the page of components. */
final class SampleModel {

  private static final double PREVALENCE = 0.12;
  private static final int STEPS = 50;

  static LearntHead head() {
    return new LearntHead(
        "conversion_90d",
        "Conversion à 90 jours",
        "did order within 90 days",
        LearntHead.Kind.MODEL,
        Entity.CONTACT,
        LearntHead.State.DUE,
        OptionalInt.of(5),
        true,
        OptionalLong.of(SampleClusters.LEARNT),
        41_230,
        OptionalDouble.of(0.23),
        Optional.of(new Verdict(Grade.WITH_CARE, List.of("PSI open_rate 0.23 > 0.2"))),
        "",
        List.of("last_quote_amount : AUC 0.93"));
  }

  ModelView view() {
    return new ModelView(
        head(),
        false,
        "predicts: did order within 90 days",
        List.of(split("stratified", 742, 0.79), split("2026-01 → 2026-02", 540, 0.76)),
        List.of(
            new Candidate(
                "gradient_boosting",
                "trees 300, depth 4, rate 0.05",
                new Interval(0.79, 0.77, 0.81),
                true),
            new Candidate("random_forest", "trees 500", new Interval(0.78, 0.76, 0.80), false),
            new Candidate("logistic", "l2 1.0", new Interval(0.75, 0.73, 0.77), false)),
        Optional.of(thresholds()),
        IntStream.range(0, 10)
            .mapToObj(i -> new ScoreBin(i / 10.0, (i + 1) / 10.0, 4_400L / (1 + i * i) + 5))
            .toList(),
        List.of(
            new Weight("recency", Interval.of(0.081)),
            new Weight("open_rate", Interval.of(0.052)),
            new Weight("orders_365d", Interval.of(0.047)),
            new Weight("sector", Interval.of(0.011))),
        List.of(
            new Dependence(
                "recency", course(0, 365, x -> 0.3 * Math.exp(-x / 90) + 0.04), List.of()),
            new Dependence("open_rate", course(0, 1, x -> 0.06 + 0.2 * x * x), List.of()),
            new Dependence(
                "sector",
                List.of(),
                List.of(
                    new Level("industrie", 0.17),
                    new Level("services", 0.11),
                    new Level("public", 0.07)))),
        IntStream.rangeClosed(1, 6).mapToObj(SampleModel::learnt).toList(),
        List.of(
            group("Grandes entreprises", 0.81, false),
            group("Petites entreprises", 0.77, false),
            group("Sans secteur", 0.63, true)),
        Optional.of(explained()),
        List.of(
            new LearntVersion(
                6,
                SampleClusters.LEARNT,
                LearntVersion.State.CHALLENGER,
                "AUC 0.80",
                List.of("xgboost, seed 1", "sha256:0b2d…")),
            new LearntVersion(
                5,
                SampleClusters.LEARNT,
                LearntVersion.State.IN_FORCE,
                "AUC 0.79",
                List.of("gradient_boosting, seed 1", "sha256:77e1…"))));
  }

  private static Split split(String name, long yes, double auc) {
    Map<Metric, Interval> measured = new EnumMap<>(Metric.class);
    measured.put(Metric.AUC, new Interval(auc, auc - 0.02, auc + 0.02));
    measured.put(Metric.AVERAGE_PRECISION, new Interval(0.41, 0.38, 0.44));
    measured.put(Metric.PRECISION, new Interval(0.44, 0.41, 0.48));
    measured.put(Metric.RECALL, new Interval(0.56, 0.52, 0.59));
    measured.put(Metric.F1, new Interval(0.49, 0.46, 0.52));
    measured.put(Metric.BRIER, Interval.of(0.083));
    measured.put(Metric.ECE, Interval.of(0.012));
    measured.put(Metric.ECE_BY_CHANCE, new Interval(0.009, 0.005, 0.015));
    double worse = 0.79 - auc;
    return new Split(
        name,
        6_184,
        yes,
        measured,
        curves(worse),
        Optional.of(
            new Matrix(
                List.of("oui", "non"),
                List.of("oui", "non"),
                List.of(List.of(yes - 330.0, 330.0), List.of(520.0, 5_664.0 - yes)))));
  }

  private static Thresholds thresholds() {
    List<Threshold> all =
        IntStream.rangeClosed(0, 100)
            .mapToObj(
                i -> {
                  double at = i / 100.0;
                  double recall = Math.pow(1 - at, 1.6);
                  double precision = PREVALENCE + (0.95 - PREVALENCE) * at;
                  return new Threshold(
                      at,
                      precision,
                      recall,
                      2 * precision * recall / (precision + recall),
                      OptionalDouble.of(742 * recall * (120 - 3 * (1 - precision) / precision)),
                      Math.round(8_674 * Math.pow(1 - at, 3)));
                })
            .toList();
    return new Thresholds(0.34, "maximise: f1", "leads_chauds", all);
  }

  private static Curves curves(double worse) {
    return new Curves(
        course(0, 1, x -> Math.pow(x, 0.3 + worse)),
        course(0, 1, x -> 0.9 - worse - 0.78 * x * x),
        course(0, 1, x -> Math.pow(x, 0.35 + worse)),
        course(0.02, 1, x -> Math.pow(x, 0.35 + worse) / x),
        IntStream.range(0, 10)
            .mapToObj(
                i -> {
                  double predicted = (i + 0.5) / 10;
                  double observed = predicted * (1 - worse) + 0.02 * (i % 3 - 1);
                  return new Place(
                      predicted, new Interval(observed, observed - 0.04, observed + 0.04));
                })
            .toList());
  }

  private static List<Place> course(double from, double until, DoubleUnaryOperator y) {
    return IntStream.rangeClosed(0, STEPS)
        .mapToDouble(i -> from + (until - from) * i / STEPS)
        .mapToObj(x -> new Place(x, around(y.applyAsDouble(x))))
        .toList();
  }

  private static Interval around(double value) {
    return new Interval(value, value * 0.95, value * 1.05);
  }

  private static Learning learnt(int i) {
    long rows = 1_000L << (i - 1);
    double validation = 0.79 - 0.15 / i;
    double training = 0.82 + 0.1 / i;
    return new Learning(
        rows,
        Interval.of(training),
        new Interval(validation, validation - 0.03 / i, validation + 0.03 / i));
  }

  private static Group group(String label, double auc, boolean isFlagged) {
    return new Group(
        label, 1_810, 0.14, 0.13, new Interval(auc, auc - 0.04, auc + 0.04), isFlagged);
  }

  private static Explained explained() {
    return new Explained(
        "c-1042",
        "12%",
        "71%",
        "points",
        List.of(
            new Contribution("recency", 24),
            new Contribution("open_rate", 15),
            new Contribution("orders_365d", -7),
            new Contribution("sector", 3)),
        List.of(
            "recency = 6 : +24 points",
            "open_rate = 0.62 : +15 points",
            "orders_365d = 0 : −7 points"));
  }
}
