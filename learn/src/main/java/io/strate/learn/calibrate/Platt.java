package io.strate.learn.calibrate;

import io.strate.learn.evaluate.Scored;

/**
 * A logistic curve over scores (Platt 1999), or over the log odds of scores that are probabilities:
 * there, it can leave right ones as they are.
 *
 * @param slope not negative
 * @param ofLogOdds whether scores are taken for probabilities
 */
public record Platt(double slope, double offset, boolean ofLogOdds) implements Calibration {
  private static final double LEAST = Math.ulp(1.0);

  public Platt {
    if (!(slope >= 0 && slope < Double.POSITIVE_INFINITY && Double.isFinite(offset))) {
      throw new IllegalArgumentException(
          "Platt: expected a finite slope of at least 0 and a finite offset, found %s and %s; fit them"
              .formatted(slope, offset));
    }
  }

  /**
   * Takes log odds where all scores lie from 0 to 1. Where a higher score means less, the
   * probability is the same for all.
   *
   * @throws IllegalArgumentException if yes or no came of no row
   */
  public static Platt fit(Scored scored) {
    scored.requireBothAnswers("Platt");
    boolean ofLogOdds = scored.isOfProbabilities();
    int count = scored.count();
    double[] inputs = new double[count];
    for (int rank = 0; rank < count; rank++) {
      inputs[rank] = ofLogOdds ? logOdds(scored.score(rank)) : scored.score(rank);
    }
    PlattFit fit = PlattFit.of(inputs, scored);
    return new Platt(fit.slope(), fit.offset(), ofLogOdds);
  }

  private static double logOdds(double probability) {
    double inside = Math.clamp(probability, LEAST, 1 - LEAST);
    return Math.log(inside) - Math.log1p(-inside);
  }

  @Override
  public double of(double score) {
    double power = slope * (ofLogOdds ? logOdds(score) : score) + offset;
    // Each branch takes the exponential of a negative number, which cannot overflow.
    return power >= 0 ? 1 / (1 + Math.exp(-power)) : Math.exp(power) / (1 + Math.exp(power));
  }
}
