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
   * @param features today's, what changed most first
   * @param realised what it turned out to be worth, once answers were known
   * @param silhouettes of a cluster set, by period
   */
  public record Watched(
      LearntHead head,
      double alertAt,
      List<Drift> drift,
      List<FeatureDrift> features,
      List<AtTime> realised,
      List<AtTime> silhouettes,
      Optional<ClusterView.Transitions> transitions) {}

  /**
   * How far values are from those learnt from.
   *
   * @param noise below this it may be chance
   */
  public record Drift(long at, double psi, double noise) {}

  /** How far a feature's values went. */
  public record FeatureDrift(String feature, double psi, double noise, boolean isAlarming) {}

  /** A number at an instant. */
  public record AtTime(long at, Interval measure) {}
}
