package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
  private static final Measure<Forecast> MEAN_ERROR = Forecast.MAE;

  /** The mean of values is MAE where all predictions are 0; its standard error is known. */
  @Test
  void theIntervalOfAMeanIsThatOfTheory() {
    double[] values = new SplittableRandom(1).doubles(400).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double half = 1.96 * Math.sqrt(variance / 400);
    Interval interval = ofMean(values, range(400));
    assertThat(interval.value()).isCloseTo(mean, within(1e-12));
    assertThat(interval.low()).isCloseTo(mean - half, within(half / 12));
    assertThat(interval.high()).isCloseTo(mean + half, within(half / 12));
    assertThat(interval.resamples()).isEqualTo(3000);
  }

  /** Nine equal rows a group say no more than one: intervals are three times as wide as of rows. */
  @Test
  void rowsOfOneGroupComeTogether() {
    double[] ofGroups = new SplittableRandom(2).doubles(50).toArray();
    double[] values = new double[450];
    int[] groups = new int[450];
    for (int row = 0; row < 450; row++) {
      groups[row] = -7 * (row / 9);
      values[row] = ofGroups[row / 9];
    }
    Interval apart = ofMean(values, range(450));
    Interval together = ofMean(values, groups);
    assertThat((together.high() - together.low()) / (apart.high() - apart.low()))
        .isCloseTo(3, within(0.25));
    assertThat(together.low()).isCloseTo(ofMean(ofGroups, range(50)).low(), within(1e-12));
  }

  @Test
  void eachClassKeepsItsSize() {
    boolean[] yes = new boolean[60];
    double[] scores = new double[60];
    Arrays.setAll(scores, row -> row / 60.0);
    Arrays.fill(yes, 57, 60, true);
    Scored scored = Scored.of(scores, yes);
    Measure<Scored> share = new Measure<>("share", true, s -> s.yes() / s.total());
    Interval interval = new Bootstrap(500, 0.95, 3).of(scored, List.of(share)).getFirst();
    assertThat(interval).isEqualTo(new Interval(0.05, 0.05, 0.05, 500));
  }

  @Test
  void equalSeedsGiveEqualIntervals() {
    double[] values = new SplittableRandom(2).doubles(30).toArray();
    assertThat(ofMean(values, range(30))).isEqualTo(ofMean(values, range(30)));
  }

  @Test
  void aMeasureThatIsNotThereHasNoInterval() {
    Scored alone = Scored.of(new double[] {0, 1}, new boolean[2]);
    Interval interval = new Bootstrap(10, 0.9, 1).of(alone, List.of(Measures.AUC)).getFirst();
    assertThat(interval).isEqualTo(new Interval(Double.NaN, Double.NaN, Double.NaN, 0));
    assertThat(interval.excludes(0)).isFalse();
  }

  @Test
  void settingsThatGiveNoIntervalAreRefused() {
    assertThatThrownBy(() -> new Bootstrap(1, 0.95, 0))
        .hasMessage(
            "bootstrap: expected at least 2 resamples and a confidence between 0 and 1, found 1 and 0.95; take for instance 1000 and 0.95");
    assertThatThrownBy(() -> new Bootstrap(9, 95, 0)).hasMessageContaining("found 9 and 95.0");
    assertThatThrownBy(() -> ofMean(new double[3], range(2)))
        .hasMessage(
            "bootstrap: expected a group for each of 3 rows, found 2; hand over the groups of these rows");
  }

  private static Interval ofMean(double[] values, int[] groups) {
    Forecast forecast = Forecast.of(new double[values.length], values);
    return new Bootstrap(3000, 0.95, 9).of(forecast, groups, List.of(MEAN_ERROR)).getFirst();
  }

  private static int[] range(int count) {
    int[] groups = new int[count];
    Arrays.setAll(groups, row -> row);
    return groups;
  }
}
