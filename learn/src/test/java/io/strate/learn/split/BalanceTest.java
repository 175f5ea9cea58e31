package io.strate.learn.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.dataset.Target;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BalanceTest {
  private static final Target.Classes TARGET =
      new Target.Classes(new int[] {0, 0, 0, 0, 0, 0, 2, 2, 3, 0}, List.of("a", "b", "c", "d"));

  @Test
  void allClassesWeighTheSame() {
    // Ten rows and three classes that occur: 10 / (3 × 7), 10 / (3 × 2), 10 / (3 × 1).
    double[] weights = Balance.weights(TARGET);

    assertThat(weights[0]).isEqualTo(10.0 / 21);
    assertThat(weights[6]).isEqualTo(10.0 / 6);
    assertThat(weights[8]).isEqualTo(10.0 / 3);
  }

  @Test
  void undersamplingKeepsAsManyAsTheRarestHas() {
    int[] training = {0, 1, 2, 3, 6, 7};

    int[] rows = Balance.undersampled(TARGET, training, 1);

    assertThat(rows).hasSize(4).contains(6, 7).isSorted().doesNotHaveDuplicates();
    assertThat(IntStream.of(rows)).allMatch(row -> row < 4 || row == 6 || row == 7);
  }

  @Test
  void oversamplingRepeatsTrainingRowsOnly() {
    int[] training = {0, 1, 2, 3, 6, 8};

    int[] rows = Balance.oversampled(TARGET, training, 1);

    assertThat(rows).containsExactly(0, 1, 2, 3, 6, 6, 6, 6, 8, 8, 8, 8);
  }

  @Test
  void theSeedDecidesWhichRowsAreDrawn() {
    int[] training = {0, 1, 2, 3, 4, 5, 6, 7};

    assertThat(Balance.undersampled(TARGET, training, 5))
        .isEqualTo(Balance.undersampled(TARGET, training, 5));
    assertThat(
            IntStream.range(0, 20)
                .mapToObj(seed -> Balance.undersampled(TARGET, training, seed)[0])
                .distinct()
                .count())
        .isGreaterThan(1);
  }
}
