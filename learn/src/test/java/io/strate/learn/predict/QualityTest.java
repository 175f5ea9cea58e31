package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How well XGBoost's standard settings tell yes from no on published tables: the area under the ROC
 * curve by answers about rows that were not learnt from, in five folds. A fifth of the rows learnt
 * from says when to stop.
 */
final class QualityTest {
  private static final int FOLDS = 5;

  @Test
  void bank() {
    Part part = SharedTable.bank().yesOrNo("y", "yes", "duration");
    assertThat(area(outOfFold(XGBoost.standard(1), part), part)).isGreaterThan(0.797);
  }

  @Test
  void hillstrom() {
    Part part = SharedTable.hillstrom().yesOrNo("visit", "1", "conversion", "spend");
    assertThat(area(outOfFold(XGBoost.standard(1), part), part)).isGreaterThan(0.645);
  }

  private static double[] outOfFold(Learner learner, Part part) {
    double[] answers = new double[part.count()];
    int[] folds = folds(part);
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      int[] out = places(part, row -> folds[row] == held);
      Part in = part.pick(places(part, row -> folds[row] != held));
      Predictor predictor =
          learner.fit(
              in.pick(places(in, row -> row % 5 != 0)), in.pick(places(in, row -> row % 5 == 0)));
      double[] found = predictor.predict(part.rows().pick(out));
      for (int i = 0; i < out.length; i++) {
        answers[out[i]] = found[i];
      }
    }
    return answers;
  }

  private static int[] places(Part part, IntPredicate wanted) {
    return IntStream.range(0, part.count()).filter(wanted).toArray();
  }

  /** The rows of each class in turn, after they were mixed. */
  private static int[] folds(Part part) {
    int[] folds = new int[part.count()];
    int[] seen = new int[2];
    IntStream.range(0, folds.length)
        .boxed()
        .sorted(Comparator.comparing(row -> Integer.reverse(row * 0x9E3779B1)))
        .forEach(row -> folds[row] = seen[(int) part.target().numbers()[row]]++ % FOLDS);
    return folds;
  }

  /** By ranks, as Mann and Whitney have it; equal answers share theirs. */
  private static double area(double[] answers, Part part) {
    double[] yes = part.target().numbers();
    double[] sorted = answers.clone();
    Arrays.sort(sorted);
    double positives = Arrays.stream(yes).sum();
    double ranks = 0;
    for (int row = 0; row < answers.length; row++) {
      if (yes[row] == 1) {
        ranks += (first(sorted, answers[row]) + first(sorted, Math.nextUp(answers[row])) + 1) / 2.0;
      }
    }
    return (ranks - positives * (positives + 1) / 2) / (positives * (yes.length - positives));
  }

  /** How many numbers are below this one. */
  private static int first(double[] sorted, double number) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
