package io.strate.learn.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by SciPy: {@code learn/src/test/reference/make_moment_references.py}. */
final class BetaTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 1, 0.5",
    "0.3, 2.5, 7.25, 0.3395177264180928",
    "0.9, 400, 30, 0.9877610352094943",
    "0.01, 0.2, 12, 0.3046946345810085",
    "0.3, 4001.5, 9000, 0.9729921248449067",
    "0.999, 5, 0.05, 0.7841589684787812"
  })
  void theChanceOfMoreIsThatOfSciPy(double value, double yes, double no, double chance) {
    assertThat(Beta.above(value, yes, no)).isCloseTo(chance, withPercentage(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0.01, 4.599479878042022",
    "0.5, 0.5723649429247",
    "3.25, 0.9358019311087253",
    "16, 27.899271383840894",
    "1000.5, 5908.674175848678"
  })
  void theGammaFunctionIsThatOfSciPy(double number, double logGamma) {
    assertThat(Beta.logGamma(number)).isCloseTo(logGamma, withPercentage(1e-12));
  }

  @Test
  void bothSidesAddUpToOne() {
    for (double value : new double[] {0.01, 0.2, 0.5, 0.8, 0.99}) {
      assertThat(Beta.above(value, 3.5, 8) + Beta.above(1 - value, 8, 3.5))
          .isCloseTo(1, offset(1e-13));
    }
  }
}
