package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.cluster.Agreement;
import io.strate.learn.cluster.SharedSet;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Recipe.Density;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecipeTest {
  /** Where clusters are dense places. On s3, whose clusters overlap, no radius finds them. */
  @ParameterizedTest
  @CsvSource({"s1, .9", "aggregation, .95", "r15, .9", "hepta, .95", "lsun, .95", "target, .95"})
  void aRadiusIsFound(String name, double least) {
    SharedSet set = SharedSet.read(name);
    Density density = Density.of(set.rows(), Effort.of(1, 2));
    assertThat(Agreement.between(density.learn(set.rows(), 1, 2), set.truth()).adjustedRand())
        .isGreaterThan(least);
  }

  /** One row a million away would otherwise be where the curve bends. */
  @Test
  void aFarRowDoesNotMoveTheRadius() {
    Rows rows = TestingRows.clusters(3, 60);
    double[] values = rows.values().clone();
    values[0] = 1e6;
    Density found = Density.of(Rows.of(3, values), Effort.of(1, 1));
    assertThat(found.radius()).isBetween(1.0, 6.0);
    assertThat(found.leastRows()).isEqualTo(10);
  }

  @Test
  void aPartIsAsDense() {
    Rows rows = TestingRows.even(2, 50);
    assertThat(new Density(3, 40).forPart(rows, 0.5)).isEqualTo(new Density(3, 20));
    assertThat(new Density(3, 5).forPart(rows, 1)).isEqualTo(new Density(3, 5));
    // Four rows are to be expected where there were sixteen; eight are in twice the area.
    assertThat(new Density(3, 16).forPart(rows, 0.25)).isEqualTo(new Density(3 * Math.sqrt(2), 8));
    assertThat(new Recipe.Partition(Family.WARD, 3).forPart(TestingRows.equal(4), 0.5))
        .isEqualTo(new Recipe.Partition(Family.WARD, 1));
  }

  @Test
  void whatHasNoRadiusIsRefused() {
    assertThatThrownBy(() -> Density.of(TestingRows.even(2, 4), Effort.of(1, 1)))
        .hasMessageStartingWith("DBSCAN: expected at least 5 rows to find a radius, found 4;");
    assertThatThrownBy(() -> Density.of(TestingRows.equal(40), Effort.of(1, 1)))
        .hasMessage(
            "DBSCAN: expected rows that differ to find a radius, found that each equals 9 others; bring more telling columns or state eps");
    assertThatThrownBy(() -> new Recipe.Partition(Family.WARD, 3).learn(TestingRows.equal(9), 1, 1))
        .hasMessage(
            "clusters: expected at most 1, as no more rows differ, found k = 3; lower k or bring more rows");
  }
}
