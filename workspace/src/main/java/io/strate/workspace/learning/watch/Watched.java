package io.strate.workspace.learning.watch;

import io.strate.workspace.definition.Localized;
import io.strate.workspace.learning.card.ModelCard.Measured;
import java.util.List;
import java.util.Optional;

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
 * @param silhouette of everybody as they are assigned now; NaN where there is none
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
    List<Alert> alerts) {

  public Watched {
    features = List.copyOf(features);
    periods = List.copyOf(periods);
    alerts = List.copyOf(alerts);
  }

  /**
   * The greatest index of an important feature or of the scores that is beyond its noise; 0 without
   * one.
   */
  public double drift() {
    double most =
        features.stream()
            .filter(each -> each.isImportant() && each.index() > each.noise())
            .mapToDouble(Feature::index)
            .max()
            .orElse(0);
    double ofScores =
        scores.filter(each -> each.index() > each.noise()).map(Scores::index).orElse(0.0);
    return Math.max(most, ofScores);
  }

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

  /** What an alert is about. */
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
    RETENTION
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
