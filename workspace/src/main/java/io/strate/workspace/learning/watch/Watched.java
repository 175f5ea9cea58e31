package io.strate.workspace.learning.watch;

import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.card.ModelCard.Measured;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a version in force does as of an instant, beside how it was when it was learnt.
 *
 * @param at in milliseconds since 1970-01-01T00:00Z
 * @param rows how many are in the population
 * @param features in the order of the version's
 * @param calibration of what was stated in the past and has been answered; empty as long as nothing
 *     has
 * @param periods what was stated at snapshots of the past came to, the earliest first
 * @param moved between clusters since a month ago, or since they were first stated
 * @param silhouette of everybody as they are assigned now, exact, on rows drawn by lot; NaN where
 *     there is none
 * @param clusterPeriods the same month by month, the earliest first; empty of models, and in what
 *     was found before this was looked at
 * @param alerts the gravest first
 */
public record Watched(
    String name,
    int version,
    long at,
    int rows,
    List<Feature> features,
    Optional<Scores> scores,
    Optional<Promise> calibration,
    List<Period> periods,
    Optional<Moved> moved,
    double silhouette,
    List<ClusterPeriod> clusterPeriods,
    List<Alert> alerts) {

  public Watched {
    features = List.copyOf(features);
    periods = List.copyOf(periods);
    clusterPeriods = List.copyOf(clusterPeriods);
    alerts = List.copyOf(alerts);
  }

  /** The index of {@link #furthest} if it is beyond its noise; else 0. */
  public double drift() {
    return furthest().filter(Watched::isBeyondNoise).map(Index::value).orElse(0.0);
  }

  /**
   * What has moved furthest of the important features and the scores: beyond its noise, if anything
   * is.
   */
  public Optional<Index> furthest() {
    return Stream.concat(
            features.stream()
                .filter(Feature::isImportant)
                .map(each -> new Index(each.index(), each.noise())),
            scores.stream().map(each -> new Index(each.index(), each.noise())))
        .filter(each -> !Double.isNaN(each.value()))
        .max(Comparator.comparing(Watched::isBeyondNoise).thenComparingDouble(Index::value));
  }

  private static boolean isBeyondNoise(Index index) {
    return index.value() > index.noise();
  }

  /**
   * An index of population stability.
   *
   * @param noise what chance alone makes of so few rows, in 95 of 100 cases
   */
  public record Index(double value, double noise) {}

  /**
   * How a feature has moved.
   *
   * @param index of population stability
   * @param noise what chance alone makes of so few rows, in 95 of 100 cases
   * @param isImportant whether much of what is said comes from it
   * @param level empty as long as it is worth no finding
   */
  public record Feature(
      String name, double index, double noise, boolean isImportant, Optional<Level> level) {}

  /**
   * How answers have moved.
   *
   * @param distance the largest gap between the shares of both (Kolmogorov–Smirnov)
   * @param chance of a distance as large without any difference
   */
  public record Scores(
      double index,
      double noise,
      double distance,
      double chance,
      double meanBefore,
      double meanNow) {}

  /**
   * How many yes were promised, and came.
   *
   * @param noise by how much they differ at most in 95 of 100 cases if probabilities are right
   */
  public record Promise(int rows, double promised, int came, double noise) {}

  /** What was stated as of a snapshot, measured by what came of it. */
  public record Period(long snapshot, int rows, int yes, List<Measured> measures) {
    public Period {
      measures = List.copyOf(measures);
    }
  }

  /**
   * Who moved.
   *
   * @param clusters their numbers
   * @param counts of people by their cluster then and now, in the order of {@code clusters}; the
   *     last line and column are of those in none
   * @param retention the share of those in a cluster then who are in the same now
   */
  public record Moved(
      long since, List<Integer> clusters, List<List<Long>> counts, double retention) {
    public Moved {
      clusters = List.copyOf(clusters);
      counts = counts.stream().map(List::copyOf).toList();
    }
  }

  /**
   * Clusters as of an instant of the past, or now.
   *
   * @param version whose clusters they are
   * @param isInForce whether it was in force then; otherwise none was yet
   * @param rows how many were in a cluster
   * @param silhouette the exact one, of rows drawn by lot
   * @param error its standard error
   * @param compared how many were in a cluster then and in the period before
   * @param moved how many of these were in another one
   */
  public record ClusterPeriod(
      long at,
      int version,
      boolean isInForce,
      int rows,
      double silhouette,
      double error,
      int compared,
      int moved) {

    private static final double NORMAL_95 = 1.959963984540054;

    /** Below this it lies in 2.5 of 100 cases. */
    public double low() {
      return silhouette - NORMAL_95 * error;
    }

    /** Above this it lies in 2.5 of 100 cases. */
    public double high() {
      return silhouette + NORMAL_95 * error;
    }
  }

  /**
   * What an alert is about: as {@code learn} finds it, of which pages and commands know nothing.
   */
  public enum Kind {
    /** The stability index of a feature. */
    FEATURE,
    /** The stability index of scores. */
    SCORES,
    /** The largest gap between the shares of scores then and now. */
    SCORE_DISTANCE,
    /** How many times as much yes came as was promised. */
    CALIBRATION,
    /** A measure of what came of past statements. */
    MEASURE,
    /** The share of a cluster's people that stayed. */
    RETENTION,
    /** The silhouette of clusters. */
    SILHOUETTE
  }

  /** How grave. */
  public enum Level {
    NOTICE,
    ALARM
  }

  /** A limit that was passed, in words of both languages. */
  public record Alert(
      Kind kind, String subject, Level level, double value, double limit, Localized words) {

    /** Whether it says of the same thing that it is at least as grave. */
    boolean covers(Alert other) {
      return kind == other.kind
          && subject.equals(other.subject)
          && level.compareTo(other.level) >= 0;
    }
  }
}
