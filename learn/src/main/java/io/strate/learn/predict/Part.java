package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.util.Arrays;

/**
 * Encoded rows whose answer is known, to learn from or to judge by. The arrays are kept, not
 * copied.
 *
 * @param rows at least one
 * @param target the answer for each
 * @param weights how much each counts, above 0; all 1 where they count the same
 */
public record Part(Matrix rows, Target target, double[] weights) {

  public Part {
    int count = rows.count();
    if (count == 0 || target.count() != count || weights.length != count) {
      throw new IllegalArgumentException(
          "part: expected at least one row, and a target and a weight for each, found %d rows, %d targets and %d weights"
              .formatted(count, target.count(), weights.length));
    }
    if (target instanceof Target.Amounts amounts) {
      requireSmall(amounts.numbers());
    }
    for (int row = 0; row < count; row++) {
      if (!(weights[row] > 0 && weights[row] <= 1e15)) {
        throw new IllegalArgumentException(
            "weight of row %d: expected a number above 0 and up to 1e15, found %s; leave out rows that shall not count"
                .formatted(row, weights[row]));
      }
    }
  }

  private static void requireSmall(double[] amounts) {
    for (int row = 0; row < amounts.length; row++) {
      if (Math.abs(amounts[row]) > 1e30) {
        throw new IllegalArgumentException(
            "target of row %d: expected an amount within ±1e30, found %s; scale it or leave the row out"
                .formatted(row, amounts[row]));
      }
    }
  }

  /** Every row counts the same. */
  public static Part of(Matrix rows, Target target) {
    double[] weights = new double[rows.count()];
    Arrays.fill(weights, 1);
    return new Part(rows, target, weights);
  }

  /** Every class counts the same, however many rows it has; all weights together are the count. */
  public static Part balanced(Matrix rows, Target.Classes target) {
    int[] counts = counts(target);
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    double[] weights =
        Arrays.stream(target.codes())
            .mapToDouble(code -> (double) target.count() / (present * counts[code]))
            .toArray();
    return new Part(rows, target, weights);
  }

  public int count() {
    return rows.count();
  }

  /** The rows at these places, in their order; a place may come more than once. */
  public Part pick(int[] places) {
    return new Part(
        rows.pick(places),
        target.pick(places),
        Arrays.stream(places).mapToDouble(place -> weights[place]).toArray());
  }

  /** How many classes there may be; 0 for amounts. */
  int classes() {
    return target instanceof Target.Classes classes ? classes.names().size() : 0;
  }

  /**
   * @throws IllegalArgumentException if all rows have the same class
   */
  void requireDifferentClasses() {
    if (target instanceof Target.Classes classes) {
      long present = Arrays.stream(counts(classes)).filter(count -> count > 0).count();
      if (present < 2) {
        throw new IllegalArgumentException(
            "target: expected rows of at least two classes to learn from, found '%s' alone in %d rows; widen the population, the snapshots or the label's window"
                .formatted(classes.names().get(classes.codes()[0]), count()));
      }
    }
  }

  /** The mean of what is known of each column; 0 where nothing is. */
  double[] means() {
    double[] means = new double[rows.columns()];
    for (int column = 0; column < means.length; column++) {
      double sum = 0;
      double weight = 0;
      for (int row = 0; row < count(); row++) {
        double number = rows.at(row, column);
        if (!Double.isNaN(number)) {
          sum += weights[row] * number;
          weight += weights[row];
        }
      }
      means[column] = weight > 0 ? sum / weight : 0;
    }
    return means;
  }

  /** The standard deviation of the targets. */
  double deviation() {
    double[] numbers = target.numbers();
    double weight = 0;
    double mean = 0;
    double squares = 0;
    for (int row = 0; row < numbers.length; row++) {
      weight += weights[row];
      double off = numbers[row] - mean;
      mean += off * weights[row] / weight;
      squares += weights[row] * off * (numbers[row] - mean);
    }
    return Math.sqrt(squares / weight);
  }

  private static int[] counts(Target.Classes target) {
    int[] counts = new int[target.names().size()];
    for (int code : target.codes()) {
      counts[code]++;
    }
    return counts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Part those
        && rows.equals(those.rows)
        && target.equals(those.target)
        && Arrays.equals(weights, those.weights);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows.hashCode() + target.hashCode()) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}
