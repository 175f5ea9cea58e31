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
   * @param advice what to do
   */
  public record Alarm(Verdict.Level level, long at, String text, String advice, LearntHead about) {}

  /**
   * One thing that is watched.
   *
   * @param scores what is found of today's scores
   * @param features today's, what changed most first
   * @param realised what it turned out to be worth, once answers were known
   * @param silhouettes of a cluster set, by period
   */
  public record Watched(
      LearntHead head,
      double alertAt,
      List<Drift> drift,
      List<Check> scores,
      List<FeatureDrift> features,
      List<AtTime> realised,
      List<AtTime> silhouettes,
      Optional<ClusterView.Transitions> transitions) {}

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

  /** A number at an instant. */
  public record AtTime(long at, Interval measure) {}
}
