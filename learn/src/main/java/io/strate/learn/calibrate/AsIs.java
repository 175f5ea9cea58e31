package io.strate.learn.calibrate;

/** Scores that are probabilities already. */
public record AsIs() implements Calibration {

  @Override
  public double of(double score) {
    return Math.clamp(score, 0, 1);
  }
}
