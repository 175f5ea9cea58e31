package io.strate.learn.calibrate;

import io.strate.learn.evaluate.Scored;
import java.util.Arrays;

/**
 * The logistic curve of the least loss, by Newton's method with backtracking, in the numerically
 * stable form of Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector
 * machines" (2007). Answers are drawn a little towards the middle, as if one more row of each had
 * come.
 */
final class PlattFit {
  private static final int MOST_STEPS = 100;
  private static final double RIDGE = 1e-12;
  private static final double SMALL_GRADIENT = 1e-10;
  private static final double LEAST_STEP = 1e-10;
  private static final double ENOUGH = 1e-4;

  private final double[] inputs;
  private final double[] targets;
  private final double[] weights;
  private final double mean;
  private final double spread;

  private double slope;
  private double offset;

  private PlattFit(double[] inputs, Scored scored) {
    int count = inputs.length;
    double total = scored.total();
    double ofYes = (scored.yes() + 1) / (scored.yes() + 2);
    double ofNo = 1 / (total - scored.yes() + 2);
    this.targets = new double[count];
    this.weights = new double[count];
    double sum = 0;
    double expected = 0;
    for (int rank = 0; rank < count; rank++) {
      targets[rank] = scored.isYes(rank) ? ofYes : ofNo;
      weights[rank] = scored.weight(rank) / total;
      sum += weights[rank] * inputs[rank];
      expected += weights[rank] * targets[rank];
    }
    this.mean = sum;
    double squares = 0;
    for (int rank = 0; rank < count; rank++) {
      squares += weights[rank] * (inputs[rank] - mean) * (inputs[rank] - mean);
    }
    this.spread = squares > 0 ? Math.sqrt(squares) : 1;
    this.inputs = Arrays.stream(inputs).map(input -> (input - mean) / spread).toArray();
    this.offset = Math.log(expected / (1 - expected));
  }

  /**
   * @param inputs at the ranks of the scores
   */
  static PlattFit of(double[] inputs, Scored scored) {
    PlattFit fit = new PlattFit(inputs, scored);
    double level = fit.offset;
    fit.descend();
    if (fit.slope < 0) {
      fit.slope = 0;
      fit.offset = level;
    }
    return fit;
  }

  /** Of inputs as they came. */
  double slope() {
    return slope / spread;
  }

  double offset() {
    return offset - slope * mean / spread;
  }

  private void descend() {
    for (int step = 0; step < MOST_STEPS; step++) {
      double gradientSlope = 0;
      double gradientOffset = 0;
      double curveSlope = RIDGE;
      double curveOffset = RIDGE;
      double curveBoth = 0;
      for (int i = 0; i < inputs.length; i++) {
        double probability = 1 / (1 + Math.exp(-(slope * inputs[i] + offset)));
        double off = weights[i] * (probability - targets[i]);
        double curve = weights[i] * probability * (1 - probability);
        gradientSlope += off * inputs[i];
        gradientOffset += off;
        curveSlope += curve * inputs[i] * inputs[i];
        curveBoth += curve * inputs[i];
        curveOffset += curve;
      }
      if (Math.abs(gradientSlope) < SMALL_GRADIENT && Math.abs(gradientOffset) < SMALL_GRADIENT) {
        return;
      }
      double determinant = curveSlope * curveOffset - curveBoth * curveBoth;
      double bySlope = -(curveOffset * gradientSlope - curveBoth * gradientOffset) / determinant;
      double byOffset = -(curveSlope * gradientOffset - curveBoth * gradientSlope) / determinant;
      double fall = gradientSlope * bySlope + gradientOffset * byOffset;
      if (!go(bySlope, byOffset, fall)) {
        return;
      }
    }
  }

  /** Goes as far of the way as the loss falls enough; not at all if nothing helps. */
  private boolean go(double bySlope, double byOffset, double fall) {
    double before = loss(slope, offset);
    for (double part = 1; part >= LEAST_STEP; part /= 2) {
      double nextSlope = slope + part * bySlope;
      double nextOffset = offset + part * byOffset;
      if (loss(nextSlope, nextOffset) < before + ENOUGH * part * fall) {
        slope = nextSlope;
        offset = nextOffset;
        return true;
      }
    }
    return false;
  }

  private double loss(double atSlope, double atOffset) {
    double sum = 0;
    for (int i = 0; i < inputs.length; i++) {
      double power = atSlope * inputs[i] + atOffset;
      // Both are −t log p − (1 − t) log(1 − p); neither takes the exponential of a positive number.
      sum +=
          weights[i]
              * (power >= 0
                  ? (1 - targets[i]) * power + Math.log1p(Math.exp(-power))
                  : -targets[i] * power + Math.log1p(Math.exp(power)));
    }
    return sum;
  }
}
