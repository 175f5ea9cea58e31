package io.strate.learn.watch;

import io.strate.learn.evaluate.Interval;
import io.strate.learn.evaluate.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From where on something is worth a finding. Nothing is that chance alone explains.
 *
 * @param index of drift
 * @param distance between scores
 * @param promise how many times as much, or as little, yes as was promised
 * @param retention of a cluster's people
 * @param fall of a silhouette
 */
public record Limits(Pair index, Pair distance, Pair promise, Pair retention, Pair fall) {

  /**
   * The customary ones: an index above 0.1 is worth a look, above 0.2 action (Siddiqi, "Credit risk
   * scorecards", 2006); the others are ours.
   */
  public static final Limits USUAL =
      new Limits(
          new Pair(0.1, 0.2),
          new Pair(0.1, 0.2),
          new Pair(1.2, 1.5),
          new Pair(0.8, 0.6),
          new Pair(0.05, 0.1));

  private static final double RARE = 0.01;
  private static final int FEW = 30;
  private static final double NORMAL_95 = 1.959963984540054;

  /** Where a notice begins, and where an alarm. */
  public record Pair(double notice, double alarm) {}

  public Optional<Finding> feature(String name, Drift drift) {
    return drift.isBeyondNoise()
        ? above(Finding.Kind.FEATURE, name, index, drift.index())
        : Optional.empty();
  }

  /**
   * @param name of the model
   */
  public List<Finding> scores(String name, ScoreDrift drift) {
    List<Finding> findings = new ArrayList<>();
    if (drift.drift().isBeyondNoise()) {
      above(Finding.Kind.SCORES, name, index, drift.drift().index()).ifPresent(findings::add);
    }
    if (drift.difference().chance() < RARE) {
      above(Finding.Kind.SCORE_DISTANCE, name, distance, drift.difference().distance())
          .ifPresent(findings::add);
    }
    return findings;
  }

  /**
   * Of all rows together; too little counts as its reciprocal.
   *
   * @param name of the model
   */
  public Optional<Finding> calibration(String name, CalibrationDrift drift) {
    double ratio = drift.all().ratio();
    Optional<Finding> found =
        drift.all().isBeyondNoise()
            ? above(Finding.Kind.CALIBRATION, name, promise, Math.max(ratio, 1 / ratio))
            : Optional.empty();
    return found.map(
        f -> ratio < 1 ? new Finding(f.kind(), f.subject(), f.level(), ratio, 1 / f.limit()) : f);
  }

  /**
   * A notice where the interval now is wholly on the worse side of what was measured when the model
   * was learnt, an alarm where both intervals are apart.
   */
  public Optional<Finding> measure(Measure<?> measure, Interval learnt, Interval now) {
    double sign = measure.higherIsBetter() ? 1 : -1;
    double best = measure.higherIsBetter() ? now.high() : now.low();
    double worst = measure.higherIsBetter() ? learnt.low() : learnt.high();
    if (sign * best < sign * worst) {
      return Optional.of(
          new Finding(
              Finding.Kind.MEASURE, measure.name(), Finding.Level.ALARM, now.value(), worst));
    }
    return sign * best < sign * learnt.value()
        ? Optional.of(
            new Finding(
                Finding.Kind.MEASURE,
                measure.name(),
                Finding.Level.NOTICE,
                now.value(),
                learnt.value()))
        : Optional.empty();
  }

  /** One for each cluster that lost too many; of fewer than 30 people nothing is said. */
  public List<Finding> transitions(List<String> clusters, Transitions transitions) {
    List<Finding> findings = new ArrayList<>();
    for (int cluster = 0; cluster < transitions.clusters(); cluster++) {
      double stayed = transitions.retention(cluster);
      if (transitions.before(cluster) >= FEW && stayed < retention.notice()) {
        boolean alarm = stayed < retention.alarm();
        findings.add(
            new Finding(
                Finding.Kind.RETENTION,
                clusters.get(cluster),
                alarm ? Finding.Level.ALARM : Finding.Level.NOTICE,
                stayed,
                alarm ? retention.alarm() : retention.notice()));
      }
    }
    return findings;
  }

  /** The silhouette of as many people as were in clusters, with its standard error. */
  public record Silhouette(double mean, double error, int rows) {}

  /**
   * Where a silhouette has fallen far enough, and further than chance would bring it in 95 of 100
   * cases; of fewer than 30 people nothing is said. The same kind of silhouette, before and now.
   *
   * @param name of the clusters
   */
  public Optional<Finding> silhouette(String name, Silhouette before, Silhouette now) {
    double fallen = before.mean() - now.mean();
    boolean isTold =
        Math.min(before.rows(), now.rows()) >= FEW
            && fallen > NORMAL_95 * Math.hypot(before.error(), now.error());
    return isTold
        ? above(Finding.Kind.SILHOUETTE, name, fall, fallen)
            .map(f -> new Finding(f.kind(), f.subject(), f.level(), now.mean(), before.mean()))
        : Optional.empty();
  }

  private static Optional<Finding> above(
      Finding.Kind kind, String subject, Pair limits, double value) {
    if (value < limits.notice()) {
      return Optional.empty();
    }
    boolean alarm = value >= limits.alarm();
    return Optional.of(
        new Finding(
            kind,
            subject,
            alarm ? Finding.Level.ALARM : Finding.Level.NOTICE,
            value,
            alarm ? limits.alarm() : limits.notice()));
  }
}
