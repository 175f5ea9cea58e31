package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The made-up amounts are 3 × column 0 − 2 × column 1 + column 2 × column 1. */
final class ImportanceTest {
  private static final Part PART = Part.of(MadeUp.rows(), MadeUp.AMOUNTS);
  private static final Learnt TREES = XGBoost.standard(1).fit(PART);

  @Test
  void whatSaysTheAnswerMattersMost() {
    falls(Importance.gain(TREES).orElseThrow());
    falls(Importance.contribution(Explained.of(TREES, PART.rows(), 1), PART.rows()));
    falls(Importance.permutation(TREES, PART, 1));
    assertThat(Arrays.stream(Importance.gain(TREES).orElseThrow()).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(Importance.gain(Ridge.standard().fit(PART))).isEmpty();
  }

  private static void falls(double[] importance) {
    assertThat(importance[0]).isGreaterThan(importance[1]);
    assertThat(importance[1]).isGreaterThan(2 * Math.max(importance[2], importance[3]));
  }

  @Test
  void aColumnThatIsNotAskedForHasNone() {
    Part part =
        Part.of(
            Matrix.of(2, new double[] {0, 5, 1, 5, 2, 5, 3, 5}),
            new Target.Amounts(new double[] {0, 0, 1, 1}));
    Learnt tree = new DecisionTree(2, 0).fit(part);
    assertThat(Importance.gain(tree).orElseThrow()).containsExactly(1, 0);
    assertThat(Importance.permutation(tree, part, 1)[1]).isZero();
  }

  /** A line's contributions are its coefficients times the distance from the mean. */
  @Test
  void sampledContributionsComeNearTheExactOnes() {
    Learnt line = Ridge.standard().fit(PART);
    double[] row = PART.rows().row(3);
    double[] exact = Explained.of(line, PART.rows(), 1).contributions(row, 0);
    Explained sampled = new SampledShapley(line, PART.rows(), 1);
    assertThat(sampled.contributions(row, 0)).containsExactly(exact, within(0.35));
    assertThat(Arrays.stream(sampled.contributions(row, 0)).sum())
        .isCloseTo(line.predict(row), within(1e-9));
    assertThat(sampled.contributions(row, 0)).isEqualTo(sampled.contributions(row, 0));
  }

  @Test
  void aKernelMachineIsExplainedBySamples() {
    Learnt machine = KernelSvm.standard().fit(Part.of(MadeUp.rows(), MadeUp.YES));
    Explained explained = Explained.of(machine, MadeUp.rows(), 1);
    assertThat(explained.exact()).isFalse();
    double[] row = {0.9, -0.9, 0, 0};
    double[] found = explained.contributions(row, 0);
    assertThat(found[0]).isGreaterThan(found[1]);
    assertThat(found[1]).isGreaterThan(Math.abs(found[3]));
  }

  @Test
  void thePartialDependenceOfALineIsALine() {
    Learnt line = Ridge.standard().fit(PART);
    PartialDependence found = PartialDependence.of(line, PART.rows(), 0, 0, 5);
    double slope = line.predict(1, 0, 0, 0) - line.predict(0, 0, 0, 0);
    assertThat(found.numbers()).hasSize(5).isSorted();
    for (int i = 1; i < 5; i++) {
      double rise = found.answers()[i] - found.answers()[0];
      assertThat(rise).isCloseTo(slope * (found.numbers()[i] - found.numbers()[0]), within(1e-9));
    }
  }

  @Test
  void aColumnThatIsNeverKnownHasNoPartialDependence() {
    Matrix rows = Matrix.of(2, new double[] {1, Double.NaN, 2, Double.NaN});
    Part part = Part.of(rows, new Target.Amounts(new double[] {1, 2}));
    Learnt tree = new DecisionTree(1, 0).fit(part);
    assertThatThrownBy(() -> PartialDependence.of(tree, rows, 1, 0, 5))
        .hasMessageContaining("column 1 is known, found 5 points and 0 rows");
  }
}
