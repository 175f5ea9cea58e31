package io.strate.learn.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Matrix;
import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TreeShapTest {
  @Test
  void contributionsAreThoseOfXGBoost() throws Exception {
    Part part = SharedTable.bank().first(4_000).yesOrNo("y", "yes", "duration");
    compare(part, 200);
  }

  @Test
  void contributionsToEachOfSeveralClassesAreThoseOfXGBoost() throws Exception {
    compare(SharedTable.read("wholesale", "wholesale_customers", ",").classes("Region"), 100);
  }

  @Test
  void contributionsWithUnknownNumbersAreThoseOfXGBoost() throws Exception {
    compare(SharedTable.read("missing_values", "mice_boys", ",").amounts("hc"), 200);
  }

  private static void compare(Part part, int rows) throws Exception {
    NativeTrees.Grown grown = GrownTreesTest.LEARNER.grow(part, Optional.empty());
    Part some = part.pick(IntStream.range(0, rows).toArray());
    float[][] theirs = NativeRows.booster(grown).predictContrib(NativeRows.of(some), 0);
    TreeShap shap = new TreeShap(grown.trees());
    int width = part.rows().columns() + 1;
    double[] ours = new double[width];
    for (int row = 0; row < rows; row++) {
      for (int group = 0; group < grown.trees().groups(); group++) {
        shap.add(some.rows().values(), row * (width - 1), group, ours);
        for (int column = 0; column < width; column++) {
          assertThat(ours[column])
              .as("row %d, group %d, column %d", row, group, column)
              .isCloseTo(theirs[row][group * width + column], within(1e-4));
        }
      }
    }
  }

  /** A sum over all sets of columns, as Shapley has it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void contributionsAreShapleyValues(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] rows = new double[300][5];
    double[] amounts = new double[300];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < 5; j++) {
        rows[i][j] = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(12);
      }
      amounts[i] = rows[i][0] > 5 ? 10 + random.nextDouble() : rows[i][1] + rows[i][2] * rows[i][3];
      amounts[i] = Double.isNaN(amounts[i]) ? -3 : amounts[i];
    }
    Part part = Part.of(Matrix.of(rows), new Target.Amounts(amounts));
    Trees trees =
        new DecisionTree(4, 2).fit(part) instanceof TreePredictor made ? made.trees() : null;
    double[] found = new double[6];
    for (int row = 0; row < 20; row++) {
      new TreeShap(trees).add(rows[row], 0, 0, found);
      for (int column = 0; column < 5; column++) {
        assertThat(found[column]).isCloseTo(shapley(trees, rows[row], column), within(1e-9));
      }
      assertThat(found[5]).isCloseTo(expected(trees, 0, rows[row], 0), within(1e-9));
    }
  }

  private static double shapley(Trees trees, double[] row, int column) {
    double sum = 0;
    for (int set = 0; set < 32; set++) {
      if ((set >> column & 1) == 0) {
        double share =
            factorial(Integer.bitCount(set)) * factorial(4 - Integer.bitCount(set)) / 120;
        sum += share * (expected(trees, 0, row, set | 1 << column) - expected(trees, 0, row, set));
      }
    }
    return sum;
  }

  private static double factorial(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().reduce(1, (a, b) -> a * b);
  }

  /** What is to be expected where only the columns of a set are known. */
  private static double expected(Trees trees, int node, double[] row, int set) {
    if (trees.isLeaf(node)) {
      return trees.leaf(node);
    }
    int next = trees.next(node, row, 0);
    double there = expected(trees, next, row, set);
    if ((set >> trees.column(node) & 1) == 1) {
      return there;
    }
    int other = trees.other(node, next);
    double cover = trees.cover(next) + (double) trees.cover(other);
    return (trees.cover(next) * there + trees.cover(other) * expected(trees, other, row, set))
        / cover;
  }

  @Test
  void contributionsSumToTheAnswer() {
    Part part = SharedTable.bank().first(3_000).yesOrNo("y", "yes", "duration");
    for (Learner learner :
        new Learner[] {DecisionTree.standard(), RandomForest.standard(1), XGBoost.standard(1)}) {
      Explained predictor = Explained.of(learner.fit(part), part.rows(), 1);
      double[] row = part.rows().row(17);
      double sum = Arrays.stream(predictor.contributions(row, 0)).sum();
      double answer = predictor.predict(row);
      double expected =
          switch (predictor.scale()) {
            case ANSWER -> answer;
            case LOG_ODDS -> Math.log(answer / (1 - answer));
          };
      assertThat(sum).as(learner.toString()).isCloseTo(expected, within(1e-5));
    }
  }
}
