package io.strate.workspace.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Intervals against published values, and against many samples drawn by lot. */
final class EstimateTest {

  private static final long MANY = 1_000_000_000;

  /** 10 of 100: Wilson's interval is 0.0552 to 0.1744 in every textbook; all but infinite N. */
  @Test
  void theIntervalIsWilsons() {
    Estimate estimate = Estimate.of(10, 100, MANY);
    assertThat(estimate.count()).isEqualTo(MANY / 10);
    assertThat((double) estimate.low() / MANY).isCloseTo(0.0552, within(0.00005));
    assertThat((double) estimate.high() / MANY).isCloseTo(0.1744, within(0.00005));
  }

  /** None of n: Wilson's upper bound is z² / (n + z²), by hand 3.8415 / 103.8415. */
  @Test
  void nobodyFoundDoesNotMeanNobody() {
    Estimate estimate = Estimate.of(0, 100, MANY);
    assertThat(estimate.low()).isZero();
    assertThat((double) estimate.high() / MANY).isCloseTo(0.036994, within(0.000001));
    assertThat(Estimate.of(100, 100, MANY).high()).isEqualTo(MANY);
  }

  @Test
  void whereEverybodyWasAskedThereIsNoDoubt() {
    assertThat(Estimate.of(3, 10, 10)).isEqualTo(new Estimate(3, 3, 3));
    // One is missing: two or three of eleven were not found as 30 of 100 are.
    assertThat(Estimate.of(3, 10, 11).low()).isEqualTo(3);
    assertThat(Estimate.of(3, 10, 11).high()).isEqualTo(4);
  }

  /**
   * 1,250 of 5,000 of 10,000: by bisection, the shares whose distance from a quarter is 1.96
   * standard deviations, each √(P (1 − P) / 5,000 · 5,000 / 9,999), times 10,000: 2416.1 and
   * 2585.8.
   */
  @Test
  void whoHasAskedHalfIsSurerThanWhoHasAskedAsManyOfMillions() {
    assertThat(Estimate.of(1_250, 5_000, 10_000)).isEqualTo(new Estimate(2_500, 2_416, 2_586));
  }

  /** Populations and shares of all sizes; in each, samples of 2,000 drawn by lot. */
  @Test
  void nineteenOfTwentyIntervalsCoverTheTrueCount() {
    SplittableRandom random = new SplittableRandom(20_260_301);
    int worlds = 300;
    int samples = 100;
    int covered = 0;
    double worst = 1;
    for (int world = 0; world < worlds; world++) {
      int all = (int) Math.round(Math.pow(10, 3.5 + 2.5 * random.nextDouble()));
      int such = (int) Math.round(all * Math.pow(10, -4 * random.nextDouble()));
      such = random.nextBoolean() ? such : all - such;
      int good = 0;
      for (int sample = 0; sample < samples; sample++) {
        Estimate estimate = Estimate.of(draw(random, 2_000, such, all), 2_000, all);
        good += estimate.low() <= such && such <= estimate.high() ? 1 : 0;
      }
      covered += good;
      worst = Math.min(worst, (double) good / samples);
    }
    assertThat((double) covered / (worlds * samples)).isBetween(0.94, 0.975);
    assertThat(worst).isGreaterThan(0.84);
  }

  /** Where half are asked, intervals for an infinite population would cover 994 of 1,000. */
  @Test
  void intervalsAreNoWiderThanNeedBe() {
    SplittableRandom random = new SplittableRandom(5);
    int covered = 0;
    int samples = 4_000;
    for (int sample = 0; sample < samples; sample++) {
      int such = 400 + random.nextInt(3_200);
      Estimate estimate = Estimate.of(draw(random, 2_000, such, 4_000), 2_000, 4_000);
      covered += estimate.low() <= such && such <= estimate.high() ? 1 : 0;
    }
    assertThat((double) covered / samples).isBetween(0.94, 0.97);
  }

  /** How many such ones are among some that are drawn one after the other. */
  private static int draw(SplittableRandom random, int size, int such, int all) {
    int found = 0;
    for (int i = 0; i < size; i++) {
      found += random.nextInt(all - i) < such - found ? 1 : 0;
    }
    return found;
  }
}
