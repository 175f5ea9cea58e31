package io.strate.learn.predict;

import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.List;

/**
 * A support vector machine with radial basis functions {@code exp(−gamma × squared distance)}, by
 * LIBSVM. Time grows with the square of the rows and more. Margins become probabilities as Platt
 * (1999) has it; of more than two classes, each is told from all others. Columns should be of like
 * scale; none may be unknown. Weights must be the same for all rows of a class, as LIBSVM knows
 * none of rows; the others of a class weigh what they do on average. Amounts take none.
 *
 * @param cost how much a row on the wrong side costs, above 0, up to 1e9
 * @param gamma how fast likeness fades with distance, above 0, or {@link #SPREAD}
 * @param free by how much an answer may be off at no cost, in standard deviations of the amounts, 0
 *     to 10; of no matter for classes
 * @param mostRows with how many rows it may be asked to learn, up to 100000
 */
public record KernelSvm(double cost, double gamma, double free, int mostRows) implements Learner {

  /** One divided by the number of columns and the variance of all numbers. */
  public static final double SPREAD = 0;

  public KernelSvm {
    Setting.within("cost", cost, 1e-9, 1e9);
    Setting.within("gamma", gamma, 0, 1e9);
    Setting.within("free", free, 0, 10);
    Setting.within("mostRows", mostRows, 1, 100_000);
  }

  /** For up to 10,000 rows. */
  public static KernelSvm standard() {
    return new KernelSvm(1, SPREAD, 0.1, 10_000);
  }

  @Override
  public Learnt fit(Part training) {
    training.requireDifferentClasses();
    requireRoom(training.count());
    Rows rows = training.rows().complete();
    SupportVectors.Maker maker =
        new SupportVectors.Maker(cost, gamma == SPREAD ? spread(rows) : gamma);
    return switch (training.target()) {
      case Target.Amounts amounts -> {
        SupportVectors machine =
            maker.learn(rows, amounts, free * training.deviation(), training.weights());
        yield new KernelPredictor(Question.HOW_MUCH, List.of(machine));
      }
      case Target.Classes classes ->
          new KernelPredictor(
              Question.of(classes),
              Sides.of(classes).stream()
                  .map(yes -> maker.logOdds(rows, yes, bySide(classes, yes, training.weights())))
                  .toList());
    };
  }

  private void requireRoom(int count) {
    if (count > mostRows) {
      throw new IllegalArgumentException(
          "kernel svm: expected at most %d rows, as its time grows with their square, found %d; choose xgboost or a linear svm, or learn from a sample"
              .formatted(mostRows, count));
    }
  }

  /** As many as there are classes make two sides, of which each has one weight. */
  private static double[] bySide(Target.Classes classes, boolean[] yes, double[] weights) {
    if (classes.names().size() == 2) {
      return weights;
    }
    double[] ofClass = new double[classes.names().size()];
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int row = 0; row < weights.length; row++) {
      int code = classes.codes()[row];
      if (ofClass[code] != 0 && ofClass[code] != weights[row]) {
        throw SupportVectors.severalWeights(ofClass[code], weights[row]);
      }
      ofClass[code] = weights[row];
      sums[yes[row] ? 1 : 0] += weights[row];
      counts[yes[row] ? 1 : 0]++;
    }
    double[] even = new double[weights.length];
    Arrays.setAll(even, row -> sums[yes[row] ? 1 : 0] / counts[yes[row] ? 1 : 0]);
    return even;
  }

  private static double spread(Rows rows) {
    double[] values = rows.values();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    return variance > 0 ? 1 / (rows.columns() * variance) : 1;
  }
}
