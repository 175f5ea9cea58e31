package io.strate.learn.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceValues;
import io.strate.learn.dataset.Column;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DriftTest {
  private static final ReferenceValues REFERENCE = ReferenceValues.of("watch");

  @Test
  void chiSquareIsThatOfSciPy() {
    int[] freedoms = REFERENCE.ints("freedoms");
    double[] at = REFERENCE.numbers("at");
    for (int i = 0; i < freedoms.length; i++) {
      for (int j = 0; j < at.length; j++) {
        double expected = REFERENCE.numbers("above")[i * at.length + j];
        assertThat(ChiSquare.above(at[j], freedoms[i]))
            .isCloseTo(expected, within(1e-14 + 1e-11 * expected));
      }
      double expected = REFERENCE.numbers("quantile-95")[i];
      assertThat(ChiSquare.quantile(0.95, freedoms[i]))
          .isCloseTo(expected, within(1e-9 * expected));
    }
    assertThat(ChiSquare.above(0, 3)).isEqualTo(1);
  }

  @Test
  void theIndexIsThatOfNumPy() {
    Reference reference = Reference.of(numbers(REFERENCE.numbers("psi-before")), 10);
    Drift drift = reference.compare(numbers(REFERENCE.numbers("psi-now")));
    assertThat(drift.index()).isCloseTo(REFERENCE.numbers("psi")[0], within(1e-12));
    assertThat(drift.shifts()).hasSize(10);
    assertThat(drift.expected()).isCloseTo(9 * (1 / 500.0 + 1 / 400.0), within(1e-15));
    assertThat(drift.noise()).isCloseTo(16.918977604620448 * 0.0045, within(1e-12));
    assertThat(drift.isBeyondNoise()).isTrue();
  }

  /** Two of four a, two b, then three a and one c: c is new, b is gone. */
  @Test
  void newTextsAndUnknownOnesHaveBinsOfTheirOwn() {
    Column before = texts(List.of("a", "b"), 0, 0, 1, 1);
    Drift drift = Reference.of(before, 10).compare(texts(List.of("c", "a"), 1, 1, 1, 0));
    assertThat(drift.shifts()).extracting(Drift.Shift::bin).containsExactly(0, 1, 2);
    assertThat(drift.shifts()).extracting(Drift.Shift::now).containsExactly(0.75, 0.0, 0.25);
    double expected =
        0.25 * Math.log(0.75 / 0.5)
            + (0.125 - 0.5) * Math.log(0.125 / 0.5)
            + (0.25 - 0.125) * Math.log(0.25 / 0.125);
    assertThat(drift.index()).isCloseTo(expected, within(1e-15));

    Drift lost = Reference.of(before, 10).compare(texts(List.of("a", "b"), 0, 1, -1, -1));
    assertThat(lost.shifts().getLast())
        .isEqualTo(new Drift.Shift(3, 0, 0.5, (0.5 - 0.125) * Math.log(0.5 / 0.125)));
    assertThat(Reference.of(texts(List.of("x", "y", "z"), 2, 2, 1, 0), 2).bins())
        .isEqualTo(new Bins.OfCategories(List.of("z", "x")));
  }

  /** 70 of 100 are 0: they have a bin of their own, and that they all become 1 is seen. */
  @Test
  void aValueOfManyRowsHasItsOwnBin() {
    double[] values = new double[100];
    Arrays.setAll(values, row -> row < 70 ? 0 : row);
    Reference reference = Reference.of(numbers(values), 10);
    assertThat(reference.bins())
        .isEqualTo(new Bins.OfNumbers(new double[] {-Double.MIN_VALUE, 0, 79, 89}));
    assertThat(reference.counts()).containsExactly(0, 70, 10, 10, 10, 0);
    double[] five = {5, 5, 5, 5, 5};
    Reference constant = Reference.of(numbers(five), 10);
    assertThat(constant.compare(numbers(five)).index()).isZero();
    assertThat(constant.compare(numbers(five)).noise()).isZero();
    assertThat(constant.compare(numbers(new double[] {5.1, 5.1})).index()).isGreaterThan(1);
    assertThat(constant.compare(numbers(new double[] {4.9, Double.NaN})).shifts()).hasSize(3);
  }

  @Test
  void theSameIsNoDrift() {
    SplittableRandom random = new SplittableRandom(1);
    double[] values = new double[500];
    Arrays.setAll(values, row -> random.nextInt(9) == 0 ? Double.NaN : random.nextInt(60));
    Drift same = Reference.of(numbers(values), 10).compare(numbers(values));
    assertThat(same.index()).isZero();
    assertThat(same.isBeyondNoise()).isFalse();
  }

  /**
   * What is said of chance, against chance: two samples of one distribution, two thousand times.
   */
  @Test
  void noiseIsWhatChanceMakes() {
    SplittableRandom random = new SplittableRandom(2);
    int trials = 2000;
    double sum = 0;
    int beyond = 0;
    Drift last = null;
    for (int trial = 0; trial < trials; trial++) {
      double[] before = random.doubles(800).toArray();
      double[] now = random.doubles(500).toArray();
      last = Reference.of(numbers(before), 10).compare(numbers(now));
      sum += last.index();
      beyond += last.isBeyondNoise() ? 1 : 0;
    }
    assertThat(last).isNotNull();
    assertThat(sum / trials).isCloseTo(last.expected(), within(0.06 * last.expected()));
    assertThat((double) beyond / trials).isCloseTo(0.05, within(0.02));
  }

  @Test
  void referencesAreReadAsTheyWereWritten() {
    Reference ofNumbers = Reference.of(numbers(new double[] {1, 2, 3, Double.NaN}), 3);
    Reference ofTexts = Reference.of(texts(List.of("é", "b"), 0, 1, -1), 3);
    for (Reference reference : List.of(ofNumbers, ofTexts)) {
      byte[] bytes = reference.toBytes();
      assertThat(Reference.read(bytes)).isEqualTo(reference);
      bytes[bytes.length / 2] ^= 1;
      assertThatThrownBy(() -> Reference.read(bytes))
          .hasMessage(
              "reference: expected bytes as they were written, found others; take them from a backup, or learn anew");
    }
    ScoreReference scores = ScoreReference.of(new double[] {0.1, 0.5, 0.9}, 10);
    assertThat(ScoreReference.read(scores.toBytes())).isEqualTo(scores);
    assertThatThrownBy(() -> Reference.read(scores.toBytes())).hasMessageStartingWith("reference:");
    assertThatThrownBy(() -> ScoreReference.read(ofTexts.toBytes()))
        .hasMessageStartingWith("reference of scores:");
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    Reference reference = Reference.of(numbers(new double[] {1, 2}), 10);
    assertThatThrownBy(() -> reference.compare(numbers(new double[0])))
        .hasMessage(
            "drift: expected at least one row on both sides, found 2 before and 0 now; wait for rows");
    assertThatThrownBy(() -> reference.compare(texts(List.of("a"), 0)))
        .hasMessage(
            "drift: expected a column of numbers as in the reference, found categories; compare the same column, or freeze a reference anew");
    assertThatThrownBy(() -> Reference.of(numbers(new double[0]), 10))
        .hasMessageStartingWith("reference: expected at least one row in 2 bins");
    assertThatThrownBy(() -> Reference.of(numbers(new double[1]), 1))
        .hasMessageStartingWith("reference: expected from 2 to 1000 bins, found 1");
  }

  private static Column numbers(double[] values) {
    return new Column.Numbers(values);
  }

  private static Column texts(List<String> levels, int... codes) {
    return new Column.Categories(codes, levels);
  }
}
