package io.strate.learn.evaluate;

/**
 * What a yes-or-no decision got right and wrong, by weight. A share of nothing is NaN.
 *
 * @param truePositives said yes, and yes came
 * @param falsePositives said yes, and no came
 * @param trueNegatives said no, and no came
 * @param falseNegatives said no, and yes came
 */
public record Confusion(
    double truePositives, double falsePositives, double trueNegatives, double falseNegatives) {

  /** Says yes of the scores that reach the threshold. */
  public static Confusion at(double threshold, Scored scored) {
    double[] yes = new double[2];
    double[] no = new double[2];
    for (int rank = 0; rank < scored.count(); rank++) {
      int said = scored.score(rank) >= threshold ? 1 : 0;
      (scored.isYes(rank) ? yes : no)[said] += scored.weight(rank);
    }
    return new Confusion(yes[1], no[1], no[0], yes[0]);
  }

  /** What all rows weigh. */
  public double total() {
    return truePositives + falsePositives + trueNegatives + falseNegatives;
  }

  /** What the rows weigh of which yes was said. */
  public double chosen() {
    return truePositives + falsePositives;
  }

  /** The share of right ones among those of which yes was said. */
  public double precision() {
    return truePositives / (truePositives + falsePositives);
  }

  /** The share of those found among those of which yes came. */
  public double recall() {
    return truePositives / (truePositives + falseNegatives);
  }

  /** The share of those left out among those of which no came. */
  public double specificity() {
    return trueNegatives / (trueNegatives + falsePositives);
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return 2 * truePositives / (2 * truePositives + falsePositives + falseNegatives);
  }

  public double accuracy() {
    return (truePositives + trueNegatives) / total();
  }

  /**
   * Matthews' correlation of what was said and what came, from -1 to 1; 0 if either is constant.
   */
  public double matthews() {
    double product =
        Math.sqrt(truePositives + falsePositives)
            * Math.sqrt(truePositives + falseNegatives)
            * Math.sqrt(trueNegatives + falsePositives)
            * Math.sqrt(trueNegatives + falseNegatives);
    if (total() == 0) {
      return Double.NaN;
    }
    return product == 0
        ? 0
        : (truePositives * trueNegatives - falsePositives * falseNegatives) / product;
  }
}
