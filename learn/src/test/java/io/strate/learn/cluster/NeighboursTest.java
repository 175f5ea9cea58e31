package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.dataset.Rows;
import org.junit.jupiter.api.Test;

/** That distances are scikit-learn's, JudgeReferenceTest of the package judge shows. */
final class NeighboursTest {
  @Test
  void equallyNearRowsComeInTheirOrder() {
    Rows rows = Rows.of(1, new double[] {0, 3, 1, 0, -1, 9});
    Neighbours found = Neighbours.of(rows, new int[] {0, 5}, 3, 2);
    assertThat(found.nearest()[0]).containsExactly(3, 2, 4);
    assertThat(found.nearest()[1]).containsExactly(1, 2, 0);
    assertThat(found.reach()).containsExactly(1, 9);
  }

  @Test
  void moreThanThereAreIsRefused() {
    Rows rows = Rows.of(1, new double[] {0, 3});
    assertThatThrownBy(() -> Neighbours.of(rows, new int[] {0}, 2, 1))
        .hasMessage(
            "neighbours: expected from 1 to 1 of each row, found 2; ask for fewer or bring more rows");
  }
}
