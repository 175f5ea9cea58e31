package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;
import java.util.Arrays;

/**
 * What is answered on average if a column had this number in all rows, the others being as they are
 * (Friedman 2001).
 *
 * @param numbers of the column, rising
 * @param answers the mean answer at each
 */
public record PartialDependence(double[] numbers, double[] answers) {

  /**
   * At up to so many numbers of the column, evenly spread over its rows.
   *
   * @param output of which answer
   * @throws IllegalArgumentException if the column is known of no row
   */
  public static PartialDependence of(
      Predictor predictor, Matrix rows, int column, int output, int points) {
    double[] numbers = spread(rows, column, points);
    double[] means = new double[numbers.length];
    double[] answer = new double[predictor.outputs()];
    for (int i = 0; i < numbers.length; i++) {
      for (int row = 0; row < rows.count(); row++) {
        double[] changed = rows.row(row);
        changed[column] = numbers[i];
        predictor.predict(changed, 0, answer, 0);
        means[i] += answer[output] / rows.count();
      }
    }
    return new PartialDependence(numbers, means);
  }

  /** Quantiles of what is known, each once. */
  private static double[] spread(Matrix rows, int column, int points) {
    double[] sorted = new double[rows.count()];
    for (int row = 0; row < sorted.length; row++) {
      sorted[row] = rows.at(row, column);
    }
    sorted = Arrays.stream(sorted).filter(number -> !Double.isNaN(number)).sorted().toArray();
    if (sorted.length == 0 || points < 2) {
      throw new IllegalArgumentException(
          "partial dependence: expected at least 2 points and a row in which column %d is known, found %d points and %d rows; choose another column"
              .formatted(column, points, sorted.length));
    }
    double[] numbers = new double[points];
    for (int i = 0; i < points; i++) {
      numbers[i] = sorted[(int) ((long) i * (sorted.length - 1) / (points - 1))];
    }
    return Arrays.stream(numbers).distinct().toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PartialDependence those
        && Arrays.equals(numbers, those.numbers)
        && Arrays.equals(answers, those.answers);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(answers);
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers) + " → " + Arrays.toString(answers);
  }
}
