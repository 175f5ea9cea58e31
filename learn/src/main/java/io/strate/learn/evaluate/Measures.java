package io.strate.learn.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Measures of a yes-or-no question. */
public final class Measures {
  /**
   * The chance that a row of yes has a higher score than one of no, equal ones counted half: the
   * area under the ROC curve. NaN if either answer is missing.
   */
  public static final Measure<Scored> AUC = new Measure<>("auc", true, Measures::auc);

  /**
   * Precision at each different score, weighed by the recall that it adds (as scikit-learn defines
   * it, without interpolation). NaN if no yes came.
   */
  public static final Measure<Scored> AVERAGE_PRECISION =
      new Measure<>("average precision", true, Measures::averagePrecision);

  /** The mean squared distance of probabilities from 1 for yes and 0 for no. */
  public static final Measure<Scored> BRIER = new Measure<>("brier", false, Measures::brier);

  /**
   * The mean negative logarithm of the probability of what came. A probability of 0 or 1 is taken
   * for one that is 2⁻⁵² away from it, so that one mistake is not infinitely bad.
   */
  public static final Measure<Scored> LOG_LOSS =
      new Measure<>("log loss", false, Measures::logLoss);

  static final int ECE_BINS = 10;

  /**
   * The expected calibration error over ten bins of equal width; {@link EceByChance} says how much
   * of it chance alone would show.
   */
  public static final Measure<Scored> ECE =
      new Measure<>(
          "ece",
          false,
          scored -> CalibrationCurve.of(scored, CalibrationCurve.Bins.EQUAL_WIDTH, ECE_BINS).ece());

  private static final double LEAST = Math.ulp(1.0);

  private Measures() {}

  /** Those that need no threshold, of probabilities. */
  public static List<Measure<Scored>> ofProbabilities() {
    return List.of(AUC, AVERAGE_PRECISION, BRIER, LOG_LOSS, ECE);
  }

  /** Those of the decision that says yes of scores that reach the threshold. */
  public static List<Measure<Scored>> at(double threshold) {
    return List.of(
        at(threshold, "precision", Confusion::precision),
        at(threshold, "recall", Confusion::recall),
        at(threshold, "f1", Confusion::f1),
        at(threshold, "accuracy", Confusion::accuracy),
        at(threshold, "specificity", Confusion::specificity),
        at(threshold, "mcc", Confusion::matthews));
  }

  /** The share of rows of which yes is said: those that a segment would hold. */
  public static Measure<Scored> chosen(double threshold) {
    return at(threshold, "chosen", confusion -> confusion.chosen() / confusion.total());
  }

  private static Measure<Scored> at(
      double threshold, String name, ToDoubleFunction<Confusion> formula) {
    return new Measure<>(
        name, true, scored -> formula.applyAsDouble(Confusion.at(threshold, scored)));
  }

  private static double auc(Scored scored) {
    double area = 0;
    double yesAbove = 0;
    double noAbove = 0;
    int count = scored.count();
    for (int rank = 0; rank < count; ) {
      double yes = 0;
      double no = 0;
      double score = scored.score(rank);
      for (; rank < count && scored.score(rank) == score; rank++) {
        if (scored.isYes(rank)) {
          yes += scored.weight(rank);
        } else {
          no += scored.weight(rank);
        }
      }
      area += no * (yesAbove + yes / 2);
      yesAbove += yes;
      noAbove += no;
    }
    return area / (yesAbove * noAbove);
  }

  private static double averagePrecision(Scored scored) {
    Cuts cuts = Cuts.of(scored);
    double sum = 0;
    for (int cut = 1; cut < cuts.count(); cut++) {
      sum += (cuts.yes()[cut] - cuts.yes()[cut - 1]) * cuts.yes()[cut] / cuts.above(cut);
    }
    return sum / cuts.allYes();
  }

  private static double brier(Scored scored) {
    scored.requireProbabilities("Brier score");
    double sum = 0;
    for (int rank = 0; rank < scored.count(); rank++) {
      double off = scored.score(rank) - (scored.isYes(rank) ? 1 : 0);
      sum += scored.weight(rank) * off * off;
    }
    return sum / scored.total();
  }

  private static double logLoss(Scored scored) {
    scored.requireProbabilities("log loss");
    double sum = 0;
    for (int rank = 0; rank < scored.count(); rank++) {
      double probability = Math.clamp(scored.score(rank), LEAST, 1 - LEAST);
      sum -= scored.weight(rank) * Math.log(scored.isYes(rank) ? probability : 1 - probability);
    }
    return sum / scored.total();
  }
}
