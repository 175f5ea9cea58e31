package io.strate.learn.watch;

/** The chi-square distribution: what sums of squares do by chance. */
final class ChiSquare {
  private static final int MOST_TERMS = 10_000;
  private static final double TINY = 1e-300;

  private ChiSquare() {}

  /** The chance of more than this value. */
  static double above(double value, int freedom) {
    if (value == Double.POSITIVE_INFINITY) {
      return 0;
    }
    return value <= 0 ? 1 : upperGamma(freedom, value / 2);
  }

  /** The value that is not exceeded with this chance. */
  static double quantile(double chance, int freedom) {
    double low = 0;
    double high = freedom + 1.0;
    while (1 - above(high, freedom) < chance) {
      high *= 2;
    }
    double middle = high / 2;
    while (low < middle && middle < high) {
      if (1 - above(middle, freedom) < chance) {
        low = middle;
      } else {
        high = middle;
      }
      middle = (low + high) / 2;
    }
    return middle;
  }

  /** The regularised upper incomplete gamma function of freedom / 2 and x. */
  private static double upperGamma(int freedom, double x) {
    double a = freedom / 2.0;
    double scale = Math.exp(a * Math.log(x) - x - logGammaOfHalf(freedom));
    return x < a + 1 ? 1 - scale * series(a, x) : scale * fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  /** A continued fraction by Lentz's method. */
  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double value = d;
    double change = 0;
    for (int n = 1; n < MOST_TERMS && Math.abs(change - 1) > 1e-15; n++) {
      double numerator = -n * (n - a);
      b += 2;
      d = 1 / notZero(numerator * d + b);
      c = notZero(b + numerator / c);
      change = d * c;
      value *= change;
    }
    return value;
  }

  private static double notZero(double number) {
    return Math.abs(number) < TINY ? TINY : number;
  }

  /** The logarithm of Γ(n / 2), from Γ(1/2) = √π or Γ(1) = 1 upwards. */
  private static double logGammaOfHalf(int n) {
    double sum = n % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
    for (int i = n % 2 == 0 ? 2 : 1; i < n; i += 2) {
      sum += Math.log(i / 2.0);
    }
    return sum;
  }
}
