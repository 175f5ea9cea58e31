package io.strate.learn.moment;

/** The beta distribution: what is known of a share after having seen some of both kinds. */
final class Beta {
  private static final int MOST_TERMS = 100_000;
  private static final double TINY = 1e-300;

  /** The coefficients of Stirling's series for ln Γ, which is exact enough from 16 on. */
  private static final double[] STIRLING = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360
  };

  private static final double FAR = 16;

  private Beta() {}

  /** The chance that the share is above a value between 0 and 1. */
  static double above(double value, double yes, double no) {
    // The continued fraction is fast below the mean.
    return value < (yes + 1) / (yes + no + 2)
        ? 1 - below(value, yes, no)
        : below(1 - value, no, yes);
  }

  private static double below(double x, double a, double b) {
    double front =
        a * StrictMath.log(x)
            + b * StrictMath.log1p(-x)
            + logGamma(a + b)
            - logGamma(a)
            - logGamma(b);
    return StrictMath.exp(front) / a * fraction(x, a, b);
  }

  /** A continued fraction by Lentz's method, two terms at a time. */
  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / notZero(1 - (a + b) * x / (a + 1));
    double value = d;
    double change = 0;
    for (int m = 1; m < MOST_TERMS && Math.abs(change - 1) > 1e-15; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / notZero(1 + even * d);
      c = notZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / notZero(1 + odd * d);
      c = notZero(1 + odd / c);
      change = d * c;
      value *= change;
    }
    return value;
  }

  private static double notZero(double number) {
    return Math.abs(number) < TINY ? TINY : number;
  }

  /** ln Γ of a number above 0: by its recurrence up to where Stirling's series is exact. */
  static double logGamma(double number) {
    double z = number;
    double product = 1;
    while (z < FAR) {
      product *= z;
      z++;
    }
    double series = 0;
    for (int i = STIRLING.length - 1; i >= 0; i--) {
      series = series / (z * z) + STIRLING[i];
    }
    double far = (z - 0.5) * StrictMath.log(z) - z + StrictMath.log(2 * Math.PI) / 2 + series / z;
    return far - StrictMath.log(product);
  }
}
