package io.strate.learn.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Probabilities of several classes beside the class that came. */
public final class Classified implements Predicted<Classified> {
  public static final Measure<Classified> ACCURACY =
      new Measure<>("accuracy", true, classified -> ClassConfusion.of(classified).accuracy());

  /** The mean of the classes' F1. */
  public static final Measure<Classified> MACRO_F1 =
      new Measure<>(
          "macro f1", true, classified -> ClassConfusion.of(classified).macro(Confusion::f1));

  /** The mean of the AUC of each class against the rest; NaN if a class does not come. */
  public static final Measure<Classified> MACRO_AUC =
      new Measure<>("macro auc", true, Classified::meanAuc);

  /** Matthews' correlation. */
  public static final Measure<Classified> MCC =
      new Measure<>("mcc", true, classified -> ClassConfusion.of(classified).matthews());

  /** As {@link Measures#LOG_LOSS}. */
  public static final Measure<Classified> LOG_LOSS =
      new Measure<>("log loss", false, Classified::meanLogLoss);

  private static final double LARGEST_GAP = 1e-6;

  private final double[][] probabilities;
  private final int[] came;
  private final double[] weights;

  /** Of each class against the rest, sorted once. */
  private final List<Scored> questions;

  private Classified(
      double[][] probabilities, int[] came, double[] weights, List<Scored> questions) {
    this.probabilities = probabilities;
    this.came = came;
    this.weights = weights;
    this.questions = questions;
  }

  /**
   * The arrays are kept, not copied.
   *
   * @param probabilities of each row, one for each class; they add up to 1
   * @param came the place of the class that came, of each row
   * @throws IllegalArgumentException for no row, arrays of different lengths, what is no
   *     probability or no class and weights that are no weights
   */
  public static Classified of(double[][] probabilities, int[] came, double[] weights) {
    Weights.require("classes", probabilities.length, came.length, weights);
    int classes = probabilities[0].length;
    for (int row = 0; row < came.length; row++) {
      if (probabilities[row].length != classes || came[row] < 0 || came[row] >= classes) {
        throw new IllegalArgumentException(
            "classes of row %d: expected %d probabilities and a class from 0 to %d, found %d and %d; name every class"
                .formatted(row, classes, classes - 1, probabilities[row].length, came[row]));
      }
      requireWhole(row, probabilities[row]);
    }
    List<Scored> questions =
        IntStream.range(0, classes)
            .mapToObj(wanted -> question(probabilities, came, weights, wanted))
            .toList();
    return new Classified(probabilities, came, weights, questions);
  }

  private static Scored question(
      double[][] probabilities, int[] came, double[] weights, int wanted) {
    double[] scores = new double[came.length];
    boolean[] yes = new boolean[came.length];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = probabilities[row][wanted];
      yes[row] = came[row] == wanted;
    }
    return Scored.of(scores, yes, weights);
  }

  /** As {@link #of(double[][], int[], double[])}; all rows weigh the same. */
  public static Classified of(double[][] probabilities, int[] came) {
    return of(probabilities, came, Weights.equal(probabilities.length));
  }

  private static void requireWhole(int row, double[] probabilities) {
    double sum = 0;
    boolean none = false;
    for (double probability : probabilities) {
      none |= !(probability >= 0 && probability <= 1);
      sum += probability;
    }
    if (none || Math.abs(sum - 1) > LARGEST_GAP) {
      throw new IllegalArgumentException(
          "classes of row %d: expected probabilities from 0 to 1 that add up to 1, found a sum of %s; calibrate them first"
              .formatted(row, sum));
    }
  }

  public static List<Measure<Classified>> measures() {
    return List.of(ACCURACY, MACRO_F1, MACRO_AUC, MCC, LOG_LOSS);
  }

  /** The question whether a row is of this class. */
  public Scored against(int wanted) {
    return questions.get(wanted);
  }

  public int classes() {
    return probabilities[0].length;
  }

  @Override
  public int count() {
    return came.length;
  }

  @Override
  public int[] strata() {
    return came.clone();
  }

  @Override
  public boolean isOfTheRowsOf(Classified other) {
    return Arrays.equals(came, other.came) && Arrays.equals(weights, other.weights);
  }

  @Override
  public Classified times(int[] often) {
    double[] weigh = new double[count()];
    for (int row = 0; row < weigh.length; row++) {
      weigh[row] = weights[row] * often[row];
    }
    return new Classified(
        probabilities,
        came,
        weigh,
        questions.stream().map(question -> question.times(often)).toList());
  }

  int came(int row) {
    return came[row];
  }

  double weight(int row) {
    return weights[row];
  }

  int likeliest(int row) {
    int best = 0;
    for (int i = 1; i < classes(); i++) {
      best = probabilities[row][i] > probabilities[row][best] ? i : best;
    }
    return best;
  }

  private double meanAuc() {
    double sum = 0;
    for (int wanted = 0; wanted < classes(); wanted++) {
      sum += Measures.AUC.of(against(wanted));
    }
    return sum / classes();
  }

  private double meanLogLoss() {
    double least = Math.ulp(1.0);
    double sum = 0;
    double all = 0;
    for (int row = 0; row < came.length; row++) {
      sum -= weights[row] * Math.log(Math.clamp(probabilities[row][came[row]], least, 1 - least));
      all += weights[row];
    }
    return sum / all;
  }
}
