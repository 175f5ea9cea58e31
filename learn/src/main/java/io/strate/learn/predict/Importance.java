package io.strate.learn.predict;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** How much each column matters over many rows: a number for each, from 0 on. */
public final class Importance {
  private Importance() {}

  /**
   * By how much the splits of each column lowered the loss in training, as shares that sum to 1;
   * none of what has no trees.
   */
  public static Optional<double[]> gain(Predictor predictor) {
    if (!(predictor instanceof TreePredictor grown)) {
      return Optional.empty();
    }
    Trees trees = grown.trees();
    double[] gains = new double[trees.columns()];
    for (int node = 0; node < trees.nodes(); node++) {
      if (!trees.isLeaf(node)) {
        gains[trees.column(node)] += trees.gain(node);
      }
    }
    double sum = Arrays.stream(gains).sum();
    return Optional.of(Arrays.stream(gains).map(gain -> sum > 0 ? gain / sum : 0).toArray());
  }

  /** The mean of what each column adds, whichever its sign, over all rows and answers. */
  public static double[] contribution(Explained predictor, Matrix rows) {
    double[] sums = new double[rows.columns()];
    double[] one = new double[rows.columns() + 1];
    for (int row = 0; row < rows.count(); row++) {
      for (int output = 0; output < predictor.outputs(); output++) {
        predictor.contributions(rows.values(), row * rows.columns(), output, one);
        for (int column = 0; column < sums.length; column++) {
          sums[column] += Math.abs(one[column]) / rows.count() / predictor.outputs();
        }
      }
    }
    return sums;
  }

  /**
   * By how much the loss grows when the numbers of a column are dealt out anew among the rows, the
   * others staying where they are; below 0 where the column did harm. The loss is the mean
   * logarithm of the probability given to what came true, or the mean squared error.
   */
  public static double[] permutation(Predictor predictor, Part part, long seed) {
    double known = loss(predictor, part.rows(), part);
    double[] growth = new double[part.rows().columns()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int column = 0; column < growth.length; column++) {
      growth[column] = loss(predictor, dealt(part.rows(), column, random), part) - known;
    }
    return growth;
  }

  private static Matrix dealt(Matrix rows, int column, SplittableRandom random) {
    double[] values = rows.values().clone();
    for (int row = rows.count() - 1; row > 0; row--) {
      int one = row * rows.columns() + column;
      int other = random.nextInt(row + 1) * rows.columns() + column;
      double kept = values[one];
      values[one] = values[other];
      values[other] = kept;
    }
    return Matrix.of(rows.columns(), values);
  }

  private static double loss(Predictor predictor, Matrix rows, Part part) {
    double[] answers = predictor.predict(rows);
    double sum = 0;
    double weight = 0;
    for (int row = 0; row < rows.count(); row++) {
      sum += part.weights()[row] * loss(part.target(), row, answers, predictor.outputs());
      weight += part.weights()[row];
    }
    return sum / weight;
  }

  private static double loss(Target target, int row, double[] answers, int outputs) {
    return switch (target) {
      case Target.Amounts amounts -> Math.pow(answers[row] - amounts.numbers()[row], 2);
      case Target.Classes classes -> {
        int code = classes.codes()[row];
        double given =
            outputs > 1
                ? answers[row * outputs + code]
                : code == 1 ? answers[row] : 1 - answers[row];
        yield -Math.log(Math.max(given, 1e-15));
      }
    };
  }
}
