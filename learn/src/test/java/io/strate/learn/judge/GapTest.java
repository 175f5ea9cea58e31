package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.cluster.Labels;
import io.strate.learn.dataset.Rows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GapTest {
  private static Gap gap(double... gapsAndErrors) {
    return new Gap(
        IntStream.range(0, gapsAndErrors.length / 2)
            .mapToObj(i -> new Gap.Point(0, 0, gapsAndErrors[2 * i], gapsAndErrors[2 * i + 1]))
            .toList());
  }

  @Test
  void theFirstWithinOneErrorOfTheNextIsMeant() {
    assertThat(gap(0, 0.1, 0.3, 0.1, 0.9, 0.1, 0.95, 0.1).clusters(1)).isEqualTo(3);
    assertThat(gap(0.5, 0.1, 0.3, 0.1, 0.9, 0.1, 0.95, 0.1).clusters(1)).isEqualTo(1);
    assertThat(gap(0.5, 0.1, 0.3, 0.1, 0.9, 0.1, 0.95, 0.1).clusters(2)).isEqualTo(3);
    assertThat(gap(0, 0.1, 0.3, 0.1, 0.9, 0.1).clusters(1)).isEqualTo(3);
  }

  @Test
  void oneIsAsGoodWhereNoNumberIsBetterByMoreThanItsError() {
    assertThat(gap(0.5, 0.1, 0.3, 0.1, 0.9, 0.1).mayBeOne()).isFalse();
    assertThat(gap(0.5, 0.1, 0.3, 0.1, 0.55, 0.1).mayBeOne()).isTrue();
  }

  /** The deviation over the references is 1, as the paper divides by their number. */
  @Test
  void theErrorIsThatOfThePaper() {
    Gap.Point point = Gap.Point.of(1, new double[] {2, 4});
    assertThat(point.gap()).isEqualTo(2);
    assertThat(point.error()).isCloseTo(Math.sqrt(1.5), within(1e-12));
  }

  @Test
  void clustersAreToldFromNone() {
    for (Family family : List.of(Family.K_MEANS, Family.WARD, Family.COMPLETE)) {
      assertThat(mayBeOne(family, TestingRows.clusters(3, 40), 3)).isFalse();
    }
    long asGood =
        IntStream.rangeClosed(1, 10)
            .filter(seed -> mayBeOne(Family.K_MEANS, TestingRows.even(2, 300, seed), 3))
            .count();
    // One standard error is exceeded by chance one time in six.
    assertThat(asGood).isBetween(6L, 10L);
  }

  private static boolean mayBeOne(Family family, Rows rows, int clusters) {
    Labels labels = family.learn(clusters, rows, 1, 1);
    return Gap.mayBeOne(family, rows, labels, new Effort(600, 2, 15, 1, 1));
  }
}
