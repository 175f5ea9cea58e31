package io.strate.server.pages.learning;

import io.strate.server.pages.Plot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page of a model shows; what its kind of prediction does not have is empty.
 *
 * @param isBrought whether others learnt it
 * @param predicts what it predicts, as its definition says it; in a sentence
 * @param splits every way in which rows were set aside, to be seen side by side; none of what
 *     cannot be judged
 * @param candidates what was compared, the best first
 */
public record ModelView(
    LearntHead head,
    boolean isBrought,
    String predicts,
    List<Split> splits,
    List<Candidate> candidates,
    Optional<Thresholds> thresholds,
    List<ScoreBin> scores,
    List<Weight> importance,
    List<Dependence> dependence,
    List<Learning> learning,
    List<Group> groups,
    Optional<Explained> explained,
    List<LearntVersion> versions) {

  public ModelView {
    splits = List.copyOf(splits);
    candidates = List.copyOf(candidates);
    scores = List.copyOf(scores);
    importance = List.copyOf(importance);
    dependence = List.copyOf(dependence);
    learning = List.copyOf(learning);
    groups = List.copyOf(groups);
    versions = List.copyOf(versions);
  }

  /** What a prediction is measured by. */
  public enum Metric {
    AUC,
    AVERAGE_PRECISION,
    PRECISION,
    RECALL,
    F1,
    ACCURACY,
    SPECIFICITY,
    MCC,
    MACRO_AUC,
    MACRO_F1,
    BRIER,
    ECE,
    ECE_BY_CHANCE,
    LOG_LOSS,
    MAE,
    RMSE,
    R2;

    /** The one that is kept under a name; empty for what a later version measures. */
    static Optional<Metric> of(String name) {
      String constant = name.toUpperCase(Locale.ROOT).replace(' ', '_');
      return Arrays.stream(values()).filter(metric -> metric.name().equals(constant)).findFirst();
    }
  }

  /**
   * How rows were set aside.
   *
   * @param name such as by time, or at random
   * @param rows how many were set aside
   * @param positives how many of these came true
   */
  public record Split(
      String name,
      long rows,
      long positives,
      Map<Metric, Interval> measured,
      Curves curves,
      Optional<ClusterView.Matrix> confusion) {

    public Split {
      measured = Map.copyOf(measured);
    }

    /** Which share came true. */
    double prevalence() {
      return (double) positives / Math.max(1, rows);
    }
  }

  /**
   * What thresholds make.
   *
   * @param inForce from which probability on the model says yes
   * @param wanted how that was found, as the definition says it
   * @param segment whose members those above are; empty if there is none
   */
  public record Thresholds(double inForce, String wanted, String segment, List<Threshold> all) {

    public Thresholds {
      all = List.copyOf(all);
      if (all.isEmpty()) {
        throw new IllegalArgumentException("there is no threshold to choose");
      }
    }

    /** The nearest that was looked at. */
    public Threshold at(double threshold) {
      return all.stream()
          .min(Comparator.comparingDouble(one -> Math.abs(one.threshold() - threshold)))
          .orElseThrow();
    }

    /** What the script of the slider tells. */
    public String json() {
      return JsonMapper.shared().writeValueAsString(all.stream().map(Told::of).toList());
    }

    private record Told(
        double threshold,
        double precision,
        double recall,
        double f1,
        @Nullable Double profit,
        long members) {

      private static Told of(Threshold one) {
        return new Told(
            one.threshold(),
            one.precision(),
            one.recall(),
            one.f1(),
            one.profit().isPresent() ? one.profit().getAsDouble() : null,
            one.members());
      }
    }
  }

  /**
   * What a threshold makes.
   *
   * @param profit absent if nothing says what right and wrong ones bring
   * @param members how many contacts or accounts are above it today
   */
  public record Threshold(
      double threshold,
      double precision,
      double recall,
      double f1,
      OptionalDouble profit,
      long members) {}

  /**
   * Curves over all thresholds; empty ones are not shown.
   *
   * @param calibration predicted and observed shares
   */
  public record Curves(
      List<Place> roc,
      List<Place> precisionRecall,
      List<Place> gain,
      List<Place> lift,
      List<Place> calibration) {}

  /** A point of a curve. */
  public record Place(double x, Interval y) {

    Plot.Point point() {
      return new Plot.Point(x, y.value(), y.low(), y.high());
    }
  }

  /** How many have a score in a range today. */
  public record ScoreBin(double from, double until, long count) {}

  /** How much a feature counts for. */
  public record Weight(String feature, Interval weight) {}

  /**
   * How predictions go with a feature, everything else as it is.
   *
   * @param places of a feature that is a number
   * @param levels of a feature that is a text
   */
  public record Dependence(String feature, List<Place> places, List<Level> levels) {}

  /** What is predicted of a text. */
  public record Level(String text, double answer) {}

  /** How good it is after so many rows. */
  public record Learning(long rows, Interval training, Interval validation) {}

  /**
   * How it fares with members of a segment.
   *
   * @param observed which share came true
   * @param isFlagged whether it is much worse there than elsewhere
   */
  public record Group(
      String label,
      long rows,
      double observed,
      double predicted,
      Interval auc,
      boolean isFlagged) {}

  /**
   * Why somebody got a score.
   *
   * @param usual what is predicted of nobody in particular
   * @param score what is predicted
   * @param unit what effects are counted in
   * @param sentences the same in words, what counts most first
   */
  public record Explained(
      String id,
      String usual,
      String score,
      String unit,
      List<Contribution> contributions,
      List<String> sentences) {}

  /** What a feature adds or takes away. */
  public record Contribution(String feature, double effect) {}
}
