package io.strate.learn.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceValues;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KolmogorovSmirnovTest {
  private static final ReferenceValues REFERENCE = ReferenceValues.of("watch");

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2", "3", "large"})
  void itIsThatOfSciPy(String name) {
    KolmogorovSmirnov found =
        KolmogorovSmirnov.of(REFERENCE.numbers("left-" + name), REFERENCE.numbers("right-" + name));
    double[] expected = REFERENCE.numbers("ks-" + name);
    assertThat(found.distance()).isCloseTo(expected[0], within(1e-12));
    assertThat(found.chance()).isCloseTo(expected[1], within(1e-11));
  }

  @Test
  void theLimitIsThatOfSciPy() {
    double[] scaled = REFERENCE.numbers("scaled");
    for (int i = 0; i < scaled.length; i++) {
      assertThat(KolmogorovSmirnov.limit(scaled[i]))
          .isCloseTo(REFERENCE.numbers("kolmogorov")[i], within(1e-12));
    }
    assertThat(KolmogorovSmirnov.limit(0)).isEqualTo(1);
  }

  /** Of 1 2 3 and 2 3 4: the gap is a third from 1 on, and after the first row it always is. */
  @Test
  void itCanBeCheckedByHand() {
    double[] now = {4, Double.NaN, 2, 3};
    assertThat(KolmogorovSmirnov.of(new double[] {3, 1, 2}, now))
        .isEqualTo(new KolmogorovSmirnov(1 / 3.0, 1, 1));
    KolmogorovSmirnov apart = KolmogorovSmirnov.of(new double[] {1, 2, 3}, new double[] {4, 5, 6});
    assertThat(apart.distance()).isEqualTo(1);
    assertThat(apart.at()).isEqualTo(3);
    assertThat(apart.chance()).isCloseTo(2 / 20.0, within(1e-15));
    KolmogorovSmirnov same = KolmogorovSmirnov.of(now, now);
    assertThat(same.distance()).isZero();
    assertThat(same.chance()).isEqualTo(1);
  }

  @Test
  void aFrozenThousandSaysNearlyTheSame() {
    SplittableRandom random = new SplittableRandom(3);
    double[] before = random.doubles(50_000).toArray();
    double[] now = Arrays.stream(random.doubles(20_000).toArray()).map(x -> x * x).toArray();
    KolmogorovSmirnov whole = KolmogorovSmirnov.of(before, now);
    ScoreDrift drift = ScoreReference.of(before, 10).compare(now);
    assertThat(whole.distance()).isCloseTo(0.25, within(0.01));
    assertThat(drift.difference().distance()).isCloseTo(whole.distance(), within(0.001));
    assertThat(drift.meanBefore()).isCloseTo(1 / 2.0, within(0.01));
    assertThat(drift.meanNow()).isCloseTo(1 / 3.0, within(0.01));
    assertThat(drift.drift().index()).isGreaterThan(0.2);
  }

  @Test
  void nothingKnownIsRefused() {
    double[] unknown = {Double.NaN};
    assertThatThrownBy(() -> KolmogorovSmirnov.of(new double[] {1}, unknown))
        .hasMessage("drift: expected at least one known number, found none; wait for rows");
    assertThatThrownBy(() -> KolmogorovSmirnov.of(unknown, new double[] {1}))
        .hasMessageStartingWith("reference: expected at least one known number, found []");
  }
}
