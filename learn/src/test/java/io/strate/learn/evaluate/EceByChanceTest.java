package io.strate.learn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EceByChanceTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(4_000, 0.95, 1);
  private static final int ROWS = 400;

  /** Of a standard normal variable: the mean of its size, and the 97.5 % quantile of that. */
  private static final double MEAN_SIZE = Math.sqrt(2 / Math.PI);

  private static final double LARGE_SIZE = 2.2414;

  /** The error is the size of a mean, whose standard deviation is 0.5 / √n. */
  @Test
  void ofOneBinItIsTheSizeOfAMean() {
    Interval chance = EceByChance.of(halfCame(0.5), IntStream.range(0, ROWS).toArray(), BOOTSTRAP);
    assertThat(chance.value()).isCloseTo(MEAN_SIZE * 0.5 / 20, within(0.001));
    assertThat(chance.high()).isCloseTo(LARGE_SIZE * 0.5 / 20, within(0.002));
    assertThat(chance.low()).isLessThan(0.001 + 0.5 / 20 * 0.0313);
  }

  @Test
  void tenEqualRowsOfAPersonTellWhatOneTells() {
    int[] people = IntStream.range(0, ROWS).map(row -> row / 10).toArray();
    boolean[] yes = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      yes[row] = people[row] % 2 == 0;
    }
    Interval chance = EceByChance.of(Scored.of(all(0.5), yes), people, BOOTSTRAP);
    // As of 40 rows; their mean is known from them, which is made up for by √(40 / 39).
    assertThat(chance.value())
        .isCloseTo(MEAN_SIZE * 0.5 / Math.sqrt(40) * Math.sqrt(40 / 39.0), within(0.003));
  }

  @Test
  void wrongProbabilitiesAreNotTakenForChance() {
    int[] apart = IntStream.range(0, ROWS).toArray();
    assertThat(Measures.ECE.of(halfCame(0.58))).isCloseTo(0.08, within(1e-9));
    assertThat(EceByChance.of(halfCame(0.58), apart, BOOTSTRAP).value())
        .isCloseTo(EceByChance.of(halfCame(0.5), apart, BOOTSTRAP).value(), within(1e-9));
  }

  /** Against the errors of answers that are drawn by the very probabilities. */
  @Test
  void itIsTheMeanOfWhatRightProbabilitiesShow() {
    SplittableRandom random = new SplittableRandom(4);
    double[] said = random.doubles(600).map(x -> x * x).toArray();
    double found = 0;
    int times = 500;
    for (int i = 0; i < times; i++) {
      found += Measures.ECE.of(Scored.of(said, drawn(said, random))) / times;
    }
    double chance = 0;
    for (int i = 0; i < 20; i++) {
      Scored scored = Scored.of(said, drawn(said, random));
      chance +=
          EceByChance.of(scored, IntStream.range(0, 600).toArray(), new Bootstrap(400, 0.95, i))
                  .value()
              / 20;
    }
    assertThat(chance).isCloseTo(found, within(0.03 * found));
  }

  @Test
  void ofScoresThatAreNoProbabilitiesItIsRefused() {
    Scored scored = Scored.of(new double[] {0.5, 2}, new boolean[] {true, false});
    assertThatThrownBy(() -> EceByChance.of(scored, new int[] {0, 1}, BOOTSTRAP))
        .hasMessageContaining("expected probabilities from 0 to 1, found a score of 2.0");
  }

  private static boolean[] drawn(double[] said, SplittableRandom random) {
    boolean[] yes = new boolean[said.length];
    for (int row = 0; row < yes.length; row++) {
      yes[row] = random.nextDouble() < said[row];
    }
    return yes;
  }

  /** Every other row came true. */
  private static Scored halfCame(double said) {
    boolean[] yes = new boolean[ROWS];
    for (int row = 0; row < ROWS; row += 2) {
      yes[row] = true;
    }
    return Scored.of(all(said), yes);
  }

  private static double[] all(double said) {
    double[] scores = new double[ROWS];
    Arrays.fill(scores, said);
    return scores;
  }
}
