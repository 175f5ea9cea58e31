package io.strate.workspace.answer;

/**
 * How many of all are such, judged by a sample.
 *
 * <p>The interval covers the true count in about 95 of 100 cases. It is Wilson's (E. B. Wilson,
 * "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212),
 * in which the number asked is divided by the finite population correction, (N − n) / (N − 1) (W.
 * G. Cochran, "Sampling Techniques", 3rd ed., Wiley 1977, theorem 3.2). Where one to three are
 * found, or left out, Wilson's bound on that side fails too often; the one from the Poisson
 * distribution stands there instead (L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for
 * a binomial proportion", Statistical Science 16 (2001), 101–133, section 4.1).
 *
 * @param low the least that the count may well be
 * @param high the most
 */
public record Estimate(long count, long low, long high) {

  /** A normal variable is within so many standard deviations of its mean in 95 of 100 cases. */
  private static final double Z = 1.959963984540054;

  /**
   * For one, two, three found: the mean of the Poisson variable that is smaller in 95 of 100 cases.
   */
  private static final double[] RARE = {0.051293294, 0.355361510, 0.817691447};

  /** What is known for certain. */
  static Estimate exact(long count) {
    return new Estimate(count, count, count);
  }

  /**
   * Judges by a sample without repetition.
   *
   * @param found how many of those asked are such
   */
  static Estimate of(long found, long asked, long all) {
    if (asked == 0 || asked == all) {
      return exact(found);
    }
    double share = (double) found / asked;
    long low = (long) Math.floor(all * lowest(found, asked, all));
    long high = (long) Math.ceil(all * (1 - lowest(asked - found, asked, all)));
    return new Estimate(
        Math.round(all * share), Math.max(found, low), Math.min(all - (asked - found), high));
  }

  /** The lower bound of the share of all that are such. */
  private static double lowest(long found, long asked, long all) {
    if (found == 0) {
      return 0;
    }
    if (found <= RARE.length) {
      return RARE[(int) found - 1] / asked;
    }
    double n = asked * (all - 1.0) / (all - asked);
    double share = (double) found / asked;
    double middle = share + Z * Z / (2 * n);
    double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return (middle - half) / (1 + Z * Z / n);
  }
}
