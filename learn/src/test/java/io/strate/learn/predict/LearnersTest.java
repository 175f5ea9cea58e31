package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceNumbers;
import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Rows;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What scikit-learn answers, after learning the same from the same rows. */
final class LearnersTest {
  private static final Matrix ROWS = Matrix.of(numbers("rows"));
  private static final double[][] TARGETS = numbers("targets");
  private static final Target.Classes YES = new Target.Classes(codes(0), List.of("no", "yes"));
  private static final Target.Classes THREE = new Target.Classes(codes(1), List.of("a", "b", "c"));
  private static final Target.Amounts AMOUNTS = new Target.Amounts(column(2));
  private static final double[] WEIGHTS = column(3);

  @Test
  void logisticRegression() {
    Predictor predictor = new Logistic(0.7).fit(new Part(ROWS, YES, WEIGHTS));
    same(predictor.predict(ROWS), "logistic", 1e-7);
  }

  @Test
  void multinomialLogisticRegression() {
    Predictor predictor = new Logistic(0.7).fit(new Part(ROWS, THREE, WEIGHTS));
    same(predictor.predict(ROWS), "multinomial", 1e-6);
  }

  @Test
  void ridge() {
    Predictor predictor = new Ridge(3).fit(new Part(ROWS, AMOUNTS, WEIGHTS));
    same(predictor.predict(ROWS), "ridge", 1e-6);
  }

  @Test
  void marginOfALinearMachine() {
    Rows rows = ROWS.complete();
    double[] found =
        new LinearSvm(0.5, 0).minimise(rows, new RowLoss.Hinge(Sides.of(YES).getFirst()), WEIGHTS);
    double[] margins = new double[rows.count()];
    for (int row = 0; row < margins.length; row++) {
      margins[row] = LinearPredictor.score(found, 0, 4, rows.values(), row * 4);
    }
    same(margins, "hinge", 1e-6);
  }

  @Test
  void amountsOfALinearMachine() {
    Part part = Part.of(ROWS, AMOUNTS);
    Predictor predictor = new LinearSvm(0.5, 7 / part.deviation()).fit(part);
    same(predictor.predict(ROWS), "tube", 1e-4);
  }

  @Test
  void marginOfAKernelMachine() {
    boolean[] yes = Sides.of(YES).getFirst();
    SupportVectors machine =
        new SupportVectors.Maker(2, 0.3)
            .learn(ROWS.complete(), yes, Part.balanced(ROWS, YES).weights());
    double[] margins = new double[yes.length];
    for (int row = 0; row < margins.length; row++) {
      margins[row] = machine.margin(ROWS.values(), row * 4);
    }
    same(margins, "kernel", 5e-3);
  }

  @Test
  void amountsOfAKernelMachine() {
    Part part = Part.of(ROWS, AMOUNTS);
    Predictor predictor = new KernelSvm(2, 0.3, 7 / part.deviation(), 1000).fit(part);
    same(predictor.predict(ROWS), "kernel-tube", 5e-3);
  }

  @Test
  void decisionTreeOfClasses() {
    same(new DecisionTree(3, 12).fit(Part.of(ROWS, YES)).predict(ROWS), "tree", 1e-6);
  }

  @Test
  void decisionTreeOfAmounts() {
    same(new DecisionTree(3, 12).fit(Part.of(ROWS, AMOUNTS)).predict(ROWS), "tree-amounts", 1e-4);
  }

  private static void same(double[] found, String name, double tolerance) {
    double[] expected = Arrays.stream(numbers(name)).flatMapToDouble(Arrays::stream).toArray();
    assertThat(found).hasSameSizeAs(expected);
    assertThat(found).containsExactly(expected, within(tolerance));
  }

  private static double[][] numbers(String name) {
    return ReferenceNumbers.read(LearnersTest.class, name);
  }

  private static double[] column(int column) {
    return Arrays.stream(TARGETS).mapToDouble(row -> row[column]).toArray();
  }

  private static int[] codes(int column) {
    return Arrays.stream(TARGETS).mapToInt(row -> (int) row[column]).toArray();
  }
}
