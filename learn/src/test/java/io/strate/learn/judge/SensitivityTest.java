package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Recipe.Density;
import io.strate.learn.judge.Recipe.Partition;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SensitivityTest {
  private static List<Sensitivity> of(Recipe recipe, Rows rows) {
    return Sensitivity.of(recipe, rows, recipe.learn(rows, 1, 1), TestingRows.little());
  }

  @Test
  void everySettingIsToldOtherwise() {
    Rows rows = TestingRows.clusters(3, 20);
    assertThat(of(new Partition(Family.K_MEANS, 3), rows))
        .extracting(Sensitivity::change)
        .containsExactly(
            new Change.Clusters(2),
            new Change.Clusters(4),
            new Change.Seed(2),
            new Change.Scaled(Scaling.Z_SCORE),
            new Change.Scaled(Scaling.MIN_MAX),
            new Change.Scaled(Scaling.ROBUST),
            new Change.Without(0),
            new Change.Without(1),
            new Change.Without(2));
    assertThat(of(new Density(4, 5), rows))
        .extracting(Sensitivity::change)
        .startsWith(
            new Change.Radius(3.6),
            new Change.Radius(4.4),
            new Change.LeastRows(4),
            new Change.LeastRows(6));
  }

  /**
   * Three clusters of 20, two of them in one: of 1770 pairs 570 are together in three clusters, 970
   * in two, 570 in both; (570 − 570·970/1770) / ((570 + 970)/2 − 570·970/1770) by hand.
   */
  @Test
  void agreementIsThatWithTheClustersAsTheyAre() {
    List<Sensitivity> found = of(new Partition(Family.WARD, 3), TestingRows.clusters(3, 20));
    double expected = 570.0 * 970 / 1770;
    assertThat(found.getFirst().clusters()).isEqualTo(2);
    assertThat(found.getFirst().adjustedRand())
        .isCloseTo((570 - expected) / (770 - expected), within(1e-12));
    assertThat(found)
        .filteredOn(it -> it.change() instanceof Change.Scaled)
        .hasSize(3)
        .allSatisfy(it -> assertThat(it.adjustedRand()).isEqualTo(1));
  }

  /** The second column drowns the first one's two clusters, until both are as wide. */
  @Test
  void scalingIsSeenToMatter() {
    Rows rows =
        Rows.of(
            2,
            IntStream.range(0, 400)
                .mapToDouble(i -> i % 2 == 0 ? i / 200 * 10 + i % 7 : i * 37 % 400)
                .toArray());
    assertThat(of(new Partition(Family.K_MEANS, 2), rows))
        .filteredOn(it -> it.change() instanceof Change.Scaled)
        .allSatisfy(it -> assertThat(it.adjustedRand()).isLessThan(0.3));
  }

  /** By hand: deviations of 0, 2, 4 and of 0, 0, 30. */
  @Test
  void columnsAreDividedByTheirWidth() {
    Rows rows = Rows.of(2, new double[] {0, 5, 2, 5, 4, 5});
    assertThat(Scaling.MIN_MAX.scale(rows).values()).containsExactly(0, 5, 0.5, 5, 1, 5);
    double deviation = Math.sqrt(8.0 / 3);
    assertThat(Scaling.Z_SCORE.scale(rows).values())
        .containsExactly(0, 5, 2 / deviation, 5, 4 / deviation, 5);
    assertThat(Scaling.ROBUST.scale(rows).values()).containsExactly(0, 5, 0.5, 5, 1, 5);
  }
}
