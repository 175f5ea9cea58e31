package io.strate.learn.encode;

import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.split.Folds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of training rows as numbers to be averaged.
 *
 * @param outcomes one for amounts and for two classes, else one for each class
 * @param folds by whose others each row is encoded
 */
record Outcomes(List<Outcome> outcomes, Folds folds) {
  private static final int FOLDS = 5;

  /**
   * @param numbers of each row
   */
  record Outcome(Meaning.Outcome meaning, double[] numbers) {}

  static Outcomes of(Examples training, long seed) {
    List<Outcome> outcomes = new ArrayList<>();
    switch (training.target()) {
      case Target.Amounts amounts ->
          outcomes.add(new Outcome(new Meaning.Outcome(Optional.empty()), amounts.numbers()));
      case Target.Classes classes -> {
        int first = classes.names().size() == 2 ? 1 : 0;
        for (int code = first; code < classes.names().size(); code++) {
          outcomes.add(
              new Outcome(
                  new Meaning.Outcome(Optional.of(classes.names().get(code))),
                  memberships(classes.codes(), code)));
        }
      }
    }
    return new Outcomes(outcomes, Folds.upTo(FOLDS, training, seed));
  }

  private static double[] memberships(int[] codes, int wanted) {
    double[] numbers = new double[codes.length];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = codes[row] == wanted ? 1 : 0;
    }
    return numbers;
  }
}
