package io.strate.workspace.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import io.strate.learn.dataset.Examples;
import io.strate.learn.dataset.Target;
import io.strate.learn.encode.Recipe;
import io.strate.learn.predict.DecisionTree;
import io.strate.learn.split.Splits;
import io.strate.learn.tune.Method;
import io.strate.learn.tune.Way;
import io.strate.workspace.definition.Threshold;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThresholdsTest {

  private static final int ROWS = 2_000;

  /** Yes comes of x with a chance of x / 10, where x is 0 to 8. */
  private static Examples examples(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] x = new double[ROWS];
    boolean[] yes = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      x[row] = random.nextInt(9);
      yes[row] = random.nextInt(10) < x[row];
    }
    return new Examples(
        new Dataset(List.of("x"), List.of(new Column.Numbers(x)), ROWS),
        Target.Classes.of(yes),
        IntStream.range(0, ROWS).toArray(),
        new long[ROWS]);
  }

  private static Trained trained() {
    Way way =
        new Way(
            Method.DECISION_TREE,
            "",
            Recipe.trees(),
            new DecisionTree(5, 5),
            new Way.Weighing.Even());
    return Trained.from(way, examples(1), Splits.stratified(examples(1), 1), 1);
  }

  @Test
  void whatIsWantedIsHeldToTheRowsThatChoicesAreMadeBy() {
    Trained learnt = trained();
    Dataset everybody = examples(4).features();
    // From 5 on, 65 in a hundred are right, with 26 of 36 yes; from 4 on 60, from 6 on 21 of 36.
    double precise = Thresholds.choose(new Threshold.PrecisionAtLeast(0.61), learnt, everybody);
    assertThat(precise).isCloseTo(0.5, within(0.06));
    double found = Thresholds.choose(new Threshold.RecallAtLeast(0.65), learnt, everybody);
    assertThat(found).isCloseTo(0.5, within(0.1));
    // Of everybody, 2 in 9 have 7 or 8.
    double top = Thresholds.choose(new Threshold.Top(ROWS / 9 + ROWS / 18), learnt, everybody);
    assertThat(top).isCloseTo(0.7, within(0.06));
  }

  @Test
  void whatCannotBeReachedIsSaidOfNobody() {
    Trained learnt = trained();
    Dataset everybody = examples(4).features();
    Threshold certain = new Threshold.PrecisionAtLeast(0.97);
    assertThatThrownBy(() -> Thresholds.choose(certain, learnt, everybody))
        .hasMessageStartingWith(
            "precision_at_least: expected a threshold with a precision of 0.97");
    assertThat(Thresholds.orNobody(certain, learnt, everybody)).isInfinite();
    Threshold usual = new Threshold.HighestF1();
    assertThat(Thresholds.orNobody(usual, learnt, everybody))
        .isEqualTo(Thresholds.choose(usual, learnt, everybody));
  }
}
