package io.strate.learn.calibrate;

import io.strate.learn.evaluate.Measure;
import io.strate.learn.evaluate.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The calibration of the least loss on rows that it was not fitted to.
 *
 * @param calibration fitted to all rows
 * @param candidates what was tried, simplest first
 */
public record CalibrationChoice(Calibration calibration, List<Candidate> candidates) {

  /**
   * @param name none, platt or isotonic
   * @param loss out of fold
   */
  public record Candidate(String name, double loss) {}

  public CalibrationChoice {
    candidates = List.copyOf(candidates);
  }

  private record Way(String name, Function<Scored, Calibration> fit) {}

  /**
   * Of equally good ones, the simplest. To leave scores as they are is tried where all lie from 0
   * to 1.
   *
   * @param scores of rows that the model did not learn from
   * @param groups a number for each row; rows of one group stay in one fold
   * @param loss {@link io.strate.learn.evaluate.Measures#BRIER} or the log loss
   * @param folds at most; fewer where yes came of fewer groups
   * @throws IllegalArgumentException if yes or no came of too few groups to hold some back
   */
  public static CalibrationChoice of(
      double[] scores, boolean[] yes, int[] groups, Measure<Scored> loss, int folds, long seed) {
    Scored all = Scored.of(scores, yes);
    all.requireBothAnswers("calibration");
    List<Way> ways = new ArrayList<>();
    if (all.isOfProbabilities()) {
      ways.add(new Way("none", any -> new AsIs()));
    }
    ways.add(new Way("platt", Platt::fit));
    ways.add(new Way("isotonic", Isotonic::cautious));
    int[] foldOf = Folds.of(yes, groups, folds, seed);
    List<Candidate> candidates = new ArrayList<>();
    Way best = ways.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (Way way : ways) {
      double found = loss.of(Scored.of(outOfFold(scores, all, foldOf, way), yes));
      candidates.add(new Candidate(way.name(), found));
      if (found < least) {
        least = found;
        best = way;
      }
    }
    return new CalibrationChoice(best.fit().apply(all), candidates);
  }

  private static double[] outOfFold(double[] scores, Scored all, int[] foldOf, Way way) {
    double[] probabilities = new double[scores.length];
    int folds = 1 + Arrays.stream(foldOf).max().orElse(0);
    for (int fold = 0; fold < folds; fold++) {
      int[] often = new int[scores.length];
      for (int row = 0; row < often.length; row++) {
        often[row] = foldOf[row] == fold ? 0 : 1;
      }
      Calibration fitted = way.fit().apply(all.times(often));
      for (int row = 0; row < often.length; row++) {
        if (often[row] == 0) {
          probabilities[row] = fitted.of(scores[row]);
        }
      }
    }
    return probabilities;
  }
}
