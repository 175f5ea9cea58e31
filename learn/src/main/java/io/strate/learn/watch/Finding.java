package io.strate.learn.watch;

/**
 * A limit that was passed.
 *
 * @param subject the feature, measure or cluster
 * @param value what was found
 * @param limit what it passed
 */
public record Finding(Kind kind, String subject, Level level, double value, double limit) {

  /** What was looked at. */
  public enum Kind {
    /** The stability index of a feature. */
    FEATURE,
    /** The stability index of scores. */
    SCORES,
    /** The largest gap between the shares of scores before and now. */
    SCORE_DISTANCE,
    /** How many times as much yes came as was promised. */
    CALIBRATION,
    /** A measure of rows whose answer came. */
    MEASURE,
    /** The share of a cluster's people that stayed. */
    RETENTION,
    /** The silhouette of clusters. */
    SILHOUETTE
  }

  /** How far. */
  public enum Level {
    NOTICE,
    ALARM
  }
}
