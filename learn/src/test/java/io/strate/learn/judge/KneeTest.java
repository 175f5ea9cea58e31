package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KneeTest {
  /** The line from 10 to 0 is 6.7 above place 1 less 2, and 3.3 above place 2 less 1. */
  @Test
  void theDeepestPointIsTheKnee() {
    assertThat(Knee.of(new double[] {10, 2, 1, 0}, 0)).hasValue(1);
    assertThat(Knee.of(new double[] {0, 0.1, 0.2, 0.4, 5}, 0)).hasValue(3);
    assertThat(Knee.of(new double[] {10, 2, 1, 0}, 2)).hasValue(2);
  }

  @Test
  void whatDoesNotBendHasNone() {
    assertThat(Knee.of(new double[] {3, 3, 3}, 0)).isEmpty();
    assertThat(Knee.of(new double[] {3, 2.9, 0}, 0)).isEmpty();
    assertThat(Knee.of(new double[] {3, 0}, 0)).isEmpty();
    assertThat(Knee.of(new double[] {3}, 0)).isEmpty();
  }
}
