package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Recipe.Density;
import io.strate.learn.judge.Recipe.Partition;
import io.strate.learn.judge.Stability.Former;
import io.strate.learn.judge.Stability.Grade;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That figures are right, JudgeReferenceTest shows. */
final class StabilityTest {
  private static Stability of(Recipe recipe, Rows rows) {
    return Stability.of(recipe, rows, Former.of(recipe.learn(rows, 1, 1)), TestingRows.little());
  }

  @Test
  void clearClustersAreFoundAgain() {
    Rows rows = TestingRows.clusters(3, 60);
    for (Recipe recipe :
        List.of(
            new Partition(Family.K_MEANS, 3),
            new Partition(Family.AVERAGE, 3),
            new Density(4, 5))) {
      assertThat(of(recipe, rows).clusters())
          .hasSize(3)
          .allSatisfy(it -> assertThat(it.grade()).isEqualTo(Grade.HIGHLY_STABLE));
    }
  }

  /** Four clusters far apart, by two conditions: noise as wide as a condition would mix them. */
  @Test
  void clearClustersOfConditionsAreFoundAgain() {
    SplittableRandom random = new SplittableRandom(3);
    Rows rows =
        Rows.of(
            3,
            IntStream.range(0, 240)
                .mapToObj(row -> new double[] {row % 2, row / 2 % 2, random.nextGaussian() / 10})
                .flatMapToDouble(Arrays::stream)
                .toArray());
    assertThat(of(new Partition(Family.K_MEANS, 4), rows).clusters())
        .allSatisfy(it -> assertThat(it.grade()).isEqualTo(Grade.HIGHLY_STABLE));
  }

  @Test
  void arbitraryOnesAreNot() {
    assertThat(of(new Partition(Family.K_MEANS, 5), TestingRows.even(6, 400)).clusters())
        .allSatisfy(it -> assertThat(it.grade()).isLessThan(Grade.STABLE));
  }

  /** One cluster too many: which of the three is cut in two is chance. */
  @Test
  void aClusterThatIsCutAtWillIsNot() {
    assertThat(of(new Partition(Family.K_MEANS, 4), TestingRows.clusters(3, 60)).clusters())
        .allSatisfy(it -> assertThat(it.least() > 0.6).isEqualTo(it.size() == 60));
  }

  /**
   * Rows 0, 0, 1 and 2 were brought, and all put together: of the three different rows, two are of
   * the first cluster and one of the second; none of the third came.
   */
  @Test
  void aRowThatCameTwiceCountsOnce() {
    Former former = Former.of(Labels.of(0, 0, 1, 2, Labels.NOISE));
    assertThat(Stability.alike(former, new int[] {0, 0, 1, 2}, Labels.of(0, 0, 0, 0)))
        .containsExactly(2.0 / 3, 1.0 / 3, Double.NaN);
    assertThat(Stability.alike(former, new int[] {0, 1, 2, 4}, Labels.of(-1, 0, 1, 0)))
        .containsExactly(1.0 / 3, 1, Double.NaN);
  }

  @Test
  void boundsAreHennigs() {
    assertThat(Grade.of(0.59)).isEqualTo(Grade.UNSTABLE);
    assertThat(Grade.of(0.6)).isEqualTo(Grade.PATTERN);
    assertThat(Grade.of(0.75)).isEqualTo(Grade.STABLE);
    assertThat(Grade.of(0.85)).isEqualTo(Grade.HIGHLY_STABLE);
  }

  @Test
  void mixedColumnsKeepTheirNumbersAndLoseTheirClusters() {
    Rows rows = TestingRows.clusters(4, 50);
    Rows mixed = Chance.mixed(rows, new SplittableRandom(1));
    for (int column = 0; column < 4; column++) {
      assertThat(column(mixed, column)).isNotEqualTo(column(rows, column));
      assertThat(sorted(column(mixed, column))).isEqualTo(sorted(column(rows, column)));
    }
    Recipe recipe = new Partition(Family.K_MEANS, 4);
    Labels labels = recipe.learn(rows, 1, 1);
    Chance chance = Chance.of(recipe, rows, TestingRows.little());
    assertThat(chance.silhouettes()).hasSize(5);
    assertThat(Chance.silhouette(rows, labels, 1)).isGreaterThan(chance.silhouette() + 0.1);
  }

  private static double[] column(Rows rows, int column) {
    double[] values = new double[rows.count()];
    for (int row = 0; row < values.length; row++) {
      values[row] = rows.at(row, column);
    }
    return values;
  }

  private static double[] sorted(double[] values) {
    return Arrays.stream(values).sorted().toArray();
  }
}
