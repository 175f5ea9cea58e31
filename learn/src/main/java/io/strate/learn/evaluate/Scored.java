package io.strate.learn.evaluate;

import io.strate.learn.dataset.Target;
import java.util.Arrays;

/**
 * Scores of a yes-or-no question beside the answers that came: the higher the score, the likelier
 * yes. Rows are sorted once, so that resampling costs no sorting.
 */
public final class Scored implements Predicted<Scored> {
  /** Falling. */
  private final double[] scores;

  private final boolean[] yes;
  private final double[] weights;

  /** The row that stands at each rank. */
  private final int[] rows;

  private Scored(double[] scores, boolean[] yes, double[] weights, int[] rows) {
    this.scores = scores;
    this.yes = yes;
    this.weights = weights;
    this.rows = rows;
  }

  /**
   * @throws IllegalArgumentException for no row, arrays of different lengths, a score that is no
   *     finite number and weights that are no weights
   */
  public static Scored of(double[] scores, boolean[] yes, double[] weights) {
    Weights.require("scores", scores.length, yes.length, weights);
    Weights.requireFinite("score", scores);
    int count = scores.length;
    int[] rows = falling(scores);
    double[] sorted = new double[count];
    boolean[] answers = new boolean[count];
    double[] weigh = new double[count];
    for (int rank = 0; rank < count; rank++) {
      sorted[rank] = scores[rows[rank]] + 0.0;
      answers[rank] = yes[rows[rank]];
      weigh[rank] = weights[rows[rank]];
    }
    return new Scored(sorted, answers, weigh, rows);
  }

  /** As {@link #of(double[], boolean[], double[])}; all rows weigh the same. */
  public static Scored of(double[] scores, boolean[] yes) {
    return of(scores, yes, Weights.equal(scores.length));
  }

  /**
   * As {@link #of(double[], boolean[])}, for a target of two classes, of which the second is yes.
   *
   * @throws IllegalArgumentException for a target of another number of classes, too
   */
  public static Scored of(double[] scores, Target.Classes target) {
    if (target.names().size() != 2) {
      throw new IllegalArgumentException(
          "scores: expected a target of two classes, found %s; evaluate more classes as Classified"
              .formatted(target.names()));
    }
    boolean[] yes = new boolean[target.count()];
    for (int row = 0; row < yes.length; row++) {
      yes[row] = target.codes()[row] == 1;
    }
    return of(scores, yes);
  }

  /** Rows by falling numbers, equal ones in their order. */
  private static int[] falling(double[] numbers) {
    int count = numbers.length;
    double[] rising = new double[count];
    Arrays.setAll(rising, row -> numbers[row] + 0.0);
    Arrays.sort(rising);
    int[] taken = new int[count];
    int[] rows = new int[count];
    for (int row = count - 1; row >= 0; row--) {
      int first = firstPlace(rising, numbers[row]);
      rows[count - 1 - first - taken[first]++] = row;
    }
    return rows;
  }

  private static int firstPlace(double[] rising, double number) {
    int low = 0;
    int high = rising.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public int count() {
    return scores.length;
  }

  @Override
  public int[] strata() {
    int[] strata = new int[count()];
    for (int rank = 0; rank < strata.length; rank++) {
      strata[rows[rank]] = yes[rank] ? 1 : 0;
    }
    return strata;
  }

  @Override
  public boolean isOfTheRowsOf(Scored other) {
    return Arrays.equals(strata(), other.strata())
        && Arrays.equals(byRow(weights), other.byRow(other.weights));
  }

  private double[] byRow(double[] byRank) {
    double[] byRow = new double[count()];
    for (int rank = 0; rank < byRow.length; rank++) {
      byRow[rows[rank]] = byRank[rank];
    }
    return byRow;
  }

  @Override
  public Scored times(int[] often) {
    double[] weigh = new double[count()];
    for (int rank = 0; rank < weigh.length; rank++) {
      weigh[rank] = weights[rank] * often[rows[rank]];
    }
    return new Scored(scores, yes, weigh, rows);
  }

  /** The score at a rank from the highest, 0, to the lowest. */
  public double score(int rank) {
    return scores[rank];
  }

  /** Whether yes came of the row at the rank. */
  public boolean isYes(int rank) {
    return yes[rank];
  }

  /** The place of the row that stands at the rank. */
  int row(int rank) {
    return rows[rank];
  }

  /** What the row at the rank weighs. */
  public double weight(int rank) {
    return weights[rank];
  }

  /** What the rows weigh of which yes came. */
  public double yes() {
    double sum = 0;
    for (int rank = 0; rank < yes.length; rank++) {
      sum += yes[rank] ? weights[rank] : 0;
    }
    return sum;
  }

  /** What all rows weigh. */
  public double total() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /**
   * @param measure names what asks for them
   * @throws IllegalArgumentException if yes or no came of no row
   */
  public void requireBothAnswers(String measure) {
    double ofYes = yes();
    if (ofYes == 0 || ofYes == total()) {
      throw new IllegalArgumentException(
          "%s: expected rows of both answers, found only %s; take more rows, or a question of which both come"
              .formatted(measure, ofYes == 0 ? "no" : "yes"));
    }
  }

  /** Whether all scores lie from 0 to 1. */
  public boolean isOfProbabilities() {
    return scores[0] <= 1 && scores[scores.length - 1] >= 0;
  }

  /**
   * @param measure names what asks for them
   * @throws IllegalArgumentException for scores that are no probabilities
   */
  public void requireProbabilities(String measure) {
    if (!isOfProbabilities()) {
      double wrong = scores[0] > 1 ? scores[0] : scores[scores.length - 1];
      throw new IllegalArgumentException(
          "%s: expected probabilities from 0 to 1, found a score of %s; calibrate the scores first"
              .formatted(measure, wrong));
    }
  }
}
