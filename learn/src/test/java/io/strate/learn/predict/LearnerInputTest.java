package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What learners do with rows that are hard to learn from. */
final class LearnerInputTest {
  static Stream<Learner> all() {
    return Stream.concat(
        trees(), Stream.of(Logistic.standard(), LinearSvm.standard(), KernelSvm.standard()));
  }

  static Stream<Learner> trees() {
    return Stream.of(
        DecisionTree.standard(),
        RandomForest.standard(1),
        GradientBoosting.standard(1),
        XGBoost.standard(1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneClassAloneIsRefused(Learner learner) {
    Part part = Part.of(MadeUp.rows(), Target.Classes.of(new boolean[100]));
    assertThatThrownBy(() -> learner.fit(part))
        .hasMessage(
            "target: expected rows of at least two classes to learn from, found 'no' alone in 100 rows; widen the population, the snapshots or the label's window");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aClassWithoutARowIsNearlyImpossible(Learner learner) {
    Target.Classes classes =
        new Target.Classes(MadeUp.THREE.codes(), List.of("a", "b", "c", "never"));
    double[] found = learner.fit(Part.of(MadeUp.rows(), classes)).predict(MadeUp.rows());
    for (int row = 0; row < 100; row++) {
      assertThat(found[row * 4 + 3]).isBetween(0.0, 0.1);
      assertThat(Arrays.stream(found, row * 4, row * 4 + 4).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void constantAndDoubledColumnsAndTenRowsDoNoHarm(Learner learner) {
    double[][] rows = new double[10][];
    for (int row = 0; row < 10; row++) {
      rows[row] = new double[] {row, row, 7, -1e30, 1e-30 * row};
    }
    boolean[] yes = new boolean[10];
    Arrays.fill(yes, 5, 10, true);
    Learnt learnt = learner.fit(Part.of(Matrix.of(rows), Target.Classes.of(yes)));
    for (double found : learnt.predict(Matrix.of(rows))) {
      assertThat(found).isBetween(0.0, 1.0);
    }
  }

  @ParameterizedTest
  @MethodSource("trees")
  void treesTakeUnknownNumbersAndColumnsOfNothingElse(Learner learner) {
    double[][] rows = new double[200][];
    boolean[] yes = new boolean[200];
    for (int row = 0; row < 200; row++) {
      yes[row] = row % 2 == 0;
      rows[row] = new double[] {Double.NaN, yes[row] ? Double.NaN : row};
    }
    Learnt learnt = learner.fit(Part.of(Matrix.of(rows), Target.Classes.of(yes)));
    assertThat(learnt.predict(3, Double.NaN)).isGreaterThan(0.6);
    assertThat(learnt.predict(Double.NaN, 55)).isLessThan(0.4);
  }

  @Test
  void othersRefuseUnknownNumbers() {
    double[] values = MadeUp.rows().values().clone();
    values[4 * 9 + 2] = Double.NaN;
    Part part = Part.of(Matrix.of(4, values), MadeUp.YES);
    for (Learner learner :
        List.of(Logistic.standard(), LinearSvm.standard(), KernelSvm.standard())) {
      assertThatThrownBy(() -> learner.fit(part))
          .hasMessage(
              "row 9, column 2: expected a number, found none; fill unknown numbers in before they come here");
    }
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    assertThatThrownBy(() -> Matrix.of(1, new double[] {1, Double.POSITIVE_INFINITY}))
        .hasMessage(
            "row 1, column 0: expected a number within ±1e30 or NaN for unknown, found Infinity; scale the column or leave the value unknown");
  }

  @Test
  void aKernelMachineRefusesMoreRowsThanItTakes() {
    Part part = Part.of(MadeUp.rows(), MadeUp.YES);
    assertThatThrownBy(() -> new KernelSvm(1, 1, 0.1, 99).fit(part))
        .hasMessageContaining("expected at most 99 rows")
        .hasMessageContaining("found 100");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aKernelMachineRefusesWeightsOfRows(Target.Classes question) {
    double[] weights = Part.balanced(MadeUp.rows(), question).weights();
    weights[0] *= 2;
    Part part = new Part(MadeUp.rows(), question, weights);
    assertThatThrownBy(() -> KernelSvm.standard().fit(part))
        .hasMessageContaining("expected one weight for all rows of a class");
  }

  private static List<Target.Classes> questions() {
    return List.of(MadeUp.YES, MadeUp.THREE);
  }

  /** Each is told from all others, which may weigh less: here, a fifth. */
  @Test
  void aKernelMachineWeighsSeveralClasses() {
    Matrix rows = MadeUp.rows();
    int[] codes = MadeUp.THREE.codes();
    int heaviest = 0;
    double[] weights = Arrays.stream(codes).mapToDouble(code -> code == heaviest ? 5 : 1).toArray();
    double even = mean(KernelSvm.standard().fit(Part.of(rows, MadeUp.THREE)), heaviest);
    double heavy = mean(KernelSvm.standard().fit(new Part(rows, MadeUp.THREE, weights)), heaviest);
    long count = Arrays.stream(codes).filter(code -> code == heaviest).count();
    assertThat(even).isCloseTo(count / 100.0, within(0.05));
    assertThat(heavy).isGreaterThan(even + 0.05);
  }

  private static double mean(Predictor learnt, int code) {
    double[] answers = learnt.predict(MadeUp.rows());
    double sum = 0;
    for (int row = 0; row < 100; row++) {
      sum += answers[3 * row + code];
    }
    return sum / 100;
  }

  @Test
  void learnersOfOneQuestionRefuseTheOther() {
    Part amounts = Part.of(MadeUp.rows(), MadeUp.AMOUNTS);
    Part classes = Part.of(MadeUp.rows(), MadeUp.YES);
    assertThatThrownBy(() -> Logistic.standard().fit(amounts)).hasMessageContaining("choose ridge");
    assertThatThrownBy(() -> Ridge.standard().fit(classes)).hasMessageContaining("choose logistic");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new DecisionTree(0, 1))
        .hasMessage("depth: expected a number from 1 to 30, found 0; state one of these");
    assertThatThrownBy(() -> new GradientBoosting(10, 0, 3, 1, 1, 1))
        .hasMessage("rate: expected a share above 0 and up to 1, found 0; state 1 for all");
    assertThatThrownBy(() -> new Logistic(Double.NaN)).hasMessageContaining("found NaN");
  }

  @Test
  void otherColumnsThanLearntAreRefused() {
    Learnt learnt = Logistic.standard().fit(Part.of(MadeUp.rows(), MadeUp.YES));
    assertThatThrownBy(() -> learnt.predict(1, 2))
        .hasMessage(
            "prediction: expected rows of 4 columns as when it was learnt, found 2; hand over the same features");
  }

  /** Weights count like repeated rows: exactly for trees and lines. */
  @Test
  void aWeightOfTwoIsARowTwice() {
    double[] weights = new double[100];
    int[] twice = new int[150];
    for (int row = 0; row < 150; row++) {
      twice[row] = row < 100 ? row : row - 100;
    }
    Arrays.fill(weights, 1);
    Arrays.fill(weights, 0, 50, 2);
    Part weighted = new Part(MadeUp.rows(), MadeUp.YES, weights);
    Part repeated = Part.of(MadeUp.rows(), MadeUp.YES).pick(twice);
    for (Learner learner : List.of(new DecisionTree(4, 2), Logistic.standard())) {
      assertThat(learner.fit(weighted).predict(MadeUp.rows()))
          .containsExactly(learner.fit(repeated).predict(MadeUp.rows()), within(1e-6));
    }
  }

  /** By hand: the first stop is where the loss on the validation part is lowest. */
  @Test
  void boostingStopsByTheValidationPart() {
    Part part = Part.of(MadeUp.rows(), MadeUp.YES);
    Target.Classes turned =
        new Target.Classes(
            Arrays.stream(MadeUp.YES.codes()).map(code -> 1 - code).toArray(),
            List.of("no", "yes"));
    Part opposite = Part.of(MadeUp.rows(), turned);
    XGBoost learner = XGBoost.standard(1);
    assertThat(learner.grow(part, Optional.of(opposite)).rounds()).isEqualTo(1);
    assertThat(learner.grow(part, Optional.of(part)).rounds()).isEqualTo(300);
  }

  @Test
  void anInterruptedThreadStopsLearning() {
    Part part = Part.of(MadeUp.rows(), MadeUp.YES);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> XGBoost.standard(1).fit(part))
          .hasMessage("learning was interrupted before it was done");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void amountsBeyondMeasureAreRefused() {
    double[] amounts = MadeUp.AMOUNTS.numbers().clone();
    amounts[7] = -1e31;
    assertThatThrownBy(() -> Part.of(MadeUp.rows(), new Target.Amounts(amounts)))
        .hasMessage(
            "target of row 7: expected an amount within ±1e30, found -1.0E31; scale it or leave the row out");
  }

  @Test
  void whoCannotDoWithUnknownNumbersAnswersNothing() {
    Part part = Part.of(MadeUp.rows(), MadeUp.YES);
    for (Learner learner :
        List.of(Logistic.standard(), LinearSvm.standard(), KernelSvm.standard())) {
      assertThat(learner.fit(part).predict(1, Double.NaN, 1, 1)).isNaN();
    }
  }
}
