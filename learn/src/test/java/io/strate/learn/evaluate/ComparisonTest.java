package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
  private static final int ROWS = 400;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(2000, 0.95, 1);

  private final boolean[] yes = new boolean[ROWS];
  private final double[] sharp = new double[ROWS];
  private final double[] blurred = new double[ROWS];
  private final int[] groups = new int[ROWS];

  ComparisonTest() {
    SplittableRandom random = new SplittableRandom(8);
    for (int row = 0; row < ROWS; row++) {
      groups[row] = row;
      yes[row] = row % 4 == 0;
      double truth = yes[row] ? 1 : 0;
      sharp[row] = truth + random.nextGaussian();
      blurred[row] = sharp[row] + 0.7 * random.nextGaussian();
    }
  }

  /** DeLong, DeLong and Clarke-Pearson (1988) work the same interval out of ranks alone. */
  @Test
  void theIntervalIsNearDeLongs() {
    Comparison comparison = compare(blurred, sharp);
    double[] deLong = deLong();
    double half = 1.96 * deLong[1];
    assertThat(comparison.improvement().value()).isCloseTo(deLong[0], within(1e-12));
    assertThat(comparison.improvement().low()).isCloseTo(deLong[0] - half, within(half / 6));
    assertThat(comparison.improvement().high()).isCloseTo(deLong[0] + half, within(half / 6));
    assertThat(comparison.isPromoted()).isTrue();
    assertThat(compare(sharp, blurred).isPromoted()).isFalse();
  }

  @Test
  void nobodyIsPromotedForBeingAlike() {
    assertThat(compare(sharp, sharp).improvement()).isEqualTo(new Interval(0, 0, 0, 2000));
    assertThat(compare(sharp, sharp).isPromoted()).isFalse();
  }

  /** Where less is better, less is an improvement. */
  @Test
  void aLowerErrorIsAnImprovement() {
    double[] came = {1, 2, 3, 4, 5, 6};
    double[] near = {1.5, 2.5, 2.5, 4.5, 5.5, 5.5};
    Comparison comparison =
        Comparison.of(
            Forecast.of(new double[6], came),
            Forecast.of(near, came),
            new int[] {0, 1, 2, 3, 4, 5},
            Forecast.MAE,
            BOOTSTRAP);
    assertThat(comparison.improvement().value()).isEqualTo(3);
    assertThat(comparison.isPromoted()).isTrue();
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    Scored champion = Scored.of(sharp, yes);
    boolean[] others = yes.clone();
    others[1] = true;
    assertThatThrownBy(
            () ->
                Comparison.of(champion, Scored.of(sharp, others), groups, Measures.AUC, BOOTSTRAP))
        .hasMessageStartingWith("comparison: expected predictions of the same rows");
    Scored alone = Scored.of(sharp, new boolean[ROWS]);
    assertThatThrownBy(() -> Comparison.of(alone, alone, groups, Measures.AUC, BOOTSTRAP))
        .hasMessage(
            "comparison: expected rows that have a value for 'auc', found none; compare on rows of which both answers came");
  }

  private Comparison compare(double[] champion, double[] challenger) {
    return Comparison.of(
        Scored.of(champion, yes), Scored.of(challenger, yes), groups, Measures.AUC, BOOTSTRAP);
  }

  /** The difference of AUC, sharp less blurred, and its standard error. */
  private double[] deLong() {
    double[] ofYes = new double[ROWS / 4];
    double[] ofNo = new double[ROWS - ROWS / 4];
    int atYes = 0;
    int atNo = 0;
    for (int row = 0; row < ROWS; row++) {
      double placement = placement(sharp, row) - placement(blurred, row);
      if (yes[row]) {
        ofYes[atYes++] = placement;
      } else {
        ofNo[atNo++] = placement;
      }
    }
    double error = Math.sqrt(variance(ofYes) / ofYes.length + variance(ofNo) / ofNo.length);
    return new double[] {Arrays.stream(ofYes).average().orElseThrow(), error};
  }

  /** The share of rows of the other answer that this one is on the right side of. */
  private double placement(double[] scores, int row) {
    double right = 0;
    double all = 0;
    for (int other = 0; other < ROWS; other++) {
      if (yes[other] != yes[row]) {
        all++;
        right += scores[row] > scores[other] == yes[row] ? 1 : 0;
      }
    }
    return right / all;
  }

  private static double variance(double[] numbers) {
    double mean = Arrays.stream(numbers).average().orElseThrow();
    return Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum() / (numbers.length - 1);
  }
}
