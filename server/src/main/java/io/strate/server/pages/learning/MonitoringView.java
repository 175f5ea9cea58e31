package io.strate.server.pages.learning;

import java.util.List;
import java.util.Optional;

/** How what is learnt fares over time. */
public record MonitoringView(List<Alarm> alarms, List<Watched> watched) {

  public MonitoringView {
    alarms = List.copyOf(alarms);
    watched = List.copyOf(watched);
  }

  /**
   * Something that somebody should look at.
   *
   * @param isGrave whether it should be done soon
   * @param advice what to do
   */
  public record Alarm(boolean isGrave, long at, String text, String advice, LearntHead about) {}

  /**
   * One thing that is watched.
   *
   * @param scores what is found of today's scores
   * @param features today's, what changed most first
   * @param realised what it turned out to be worth, once answers were known
   * @param periods of a cluster set, the earliest first
   */
  public record Watched(
      LearntHead head,
      double alertAt,
      List<Drift> drift,
      List<Check> scores,
      List<FeatureDrift> features,
      List<AtTime> realised,
      List<ClusterPeriod> periods,
      Optional<ClusterView.Transitions> transitions) {

    /** Whether it was learnt, and not looked at since. */
    public boolean isUnseen() {
      return drift.isEmpty()
          && scores.isEmpty()
          && features.isEmpty()
          && realised.isEmpty()
          && periods.isEmpty();
    }
  }

  /**
   * How far values are from those learnt from.
   *
   * @param noise below this it may be chance; not a number if that is not known
   */
  public record Drift(long at, double psi, double noise) {}

  /**
   * Something that scores are checked for.
   *
   * @param hint how to read it; empty if nothing is to be said
   * @param value what was found, in words
   * @param chance what chance alone makes of it, in words
   */
  public record Check(String what, String hint, String value, String chance, boolean isAlarming) {}

  /** How far a feature's values went. */
  public record FeatureDrift(String feature, double psi, double noise, boolean isAlarming) {}

  /**
   * Clusters month by month.
   *
   * @param version whose clusters they are
   * @param isInForce whether it was in force then; otherwise none was yet
   * @param silhouette the exact one
   * @param compared how many were in a cluster then and in the period before
   * @param moved how many of these were in another one
   */
  public record ClusterPeriod(
      long at, int version, boolean isInForce, Interval silhouette, int compared, int moved) {}

  /** A number at an instant. */
  public record AtTime(long at, Interval measure) {}
}
