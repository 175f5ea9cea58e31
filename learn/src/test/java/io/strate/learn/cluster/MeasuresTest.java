package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.cluster.Silhouette.Kind;
import io.strate.learn.dataset.Rows;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

final class MeasuresTest {
  static final String[] SETS = Reference.SETS;

  @ParameterizedTest
  @FieldSource("SETS")
  void theyAreThoseOfScikitLearn(String set) {
    Rows rows = Reference.rows(set);
    double[][] kMeans = Reference.numbers(set + "-kmeans");
    Labels labels = Reference.labels(kMeans[0]);
    Labels truth = Reference.labels(Reference.numbers(set + "-truth")[0]);
    double[][] expected = Reference.numbers(set + "-measures");

    requireSame(Silhouette.of(Kind.EXACT, rows, labels, 1), expected[0]);
    requireSame(Silhouette.of(Kind.SQUARED, rows, labels, 1), expected[1]);
    Dispersion dispersion = Dispersion.of(rows, labels);
    assertThat(dispersion.cohesion()).isCloseTo(kMeans[1][0], within(1e-9 * kMeans[1][0]));
    assertThat(dispersion.calinskiHarabasz()).isCloseTo(expected[2][0], within(1e-9));
    assertThat(dispersion.daviesBouldin()).isCloseTo(expected[2][1], within(1e-9));
    Agreement agreement = Agreement.between(truth, labels);
    assertThat(agreement.adjustedRand()).isCloseTo(expected[2][2], within(1e-12));
    assertThat(agreement.adjustedMutualInformation()).isCloseTo(expected[2][3], within(1e-9));
  }

  private static void requireSame(Silhouette silhouette, double[] expected) {
    double sum = 0;
    for (int row = 0; row < expected.length; row++) {
      assertThat(silhouette.of(row)).isCloseTo(expected[row], within(1e-9));
      sum += expected[row];
    }
    assertThat(silhouette.mean()).isCloseTo(sum / expected.length, within(1e-9));
  }

  /** Rows 0, 2 and 10, 14, and one of noise: by hand. */
  @Test
  void theyCanBeCheckedByHand() {
    Rows rows = Rows.of(1, new double[] {0, 2, 10, 14, 1000});
    Labels labels = Labels.of(0, 0, 1, 1, Labels.NOISE);

    Dispersion dispersion = Dispersion.of(rows, labels);
    assertThat(dispersion.cohesion(0)).isEqualTo(2);
    assertThat(dispersion.cohesion(1)).isEqualTo(8);
    assertThat(dispersion.separation(0)).isEqualTo(2 * 5.5 * 5.5);
    assertThat(dispersion.separation()).isEqualTo(4 * 5.5 * 5.5);
    assertThat(dispersion.calinskiHarabasz()).isEqualTo(121.0 / (10.0 / 2));
    assertThat(dispersion.daviesBouldin()).isEqualTo(3.0 / 11);

    Silhouette exact = Silhouette.of(Kind.EXACT, rows, labels, 1);
    assertThat(exact.of(0)).isEqualTo((12.0 - 2) / 12);
    assertThat(exact.of(4)).isNaN();
    assertThat(exact.mean(1)).isCloseTo(((9.0 - 4) / 9 + (13.0 - 4) / 13) / 2, within(1e-15));
    Silhouette squared = Silhouette.of(Kind.SQUARED, rows, labels, 1);
    assertThat(squared.of(0)).isEqualTo((148.0 - 4) / 148);
    Silhouette simplified = Silhouette.of(Kind.SIMPLIFIED, rows, labels, 1);
    assertThat(simplified.of(0)).isEqualTo((12.0 - 1) / 12);
    assertThat(simplified.kind()).isEqualTo(Kind.SIMPLIFIED);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void threadsChangeNoBit(Kind kind) {
    SplittableRandom random = new SplittableRandom(1);
    Rows rows = Rows.of(3, random.doubles(9000).toArray());
    Labels labels = Labels.of(random.ints(3000, -1, 7).toArray());
    Silhouette one = Silhouette.of(kind, rows, labels, 1);
    for (int threads : new int[] {2, 64}) {
      Silhouette many = Silhouette.of(kind, rows, labels, threads);
      for (int row = 0; row < rows.count(); row++) {
        assertThat(Double.compare(many.of(row), one.of(row))).isZero();
      }
    }
  }

  @Test
  void extremesHaveAMeaning() {
    Rows rows = Rows.of(1, new double[] {1, 1, 5, 1});
    assertThat(Dispersion.of(rows, Labels.of(0, 0, 1, 0)).calinskiHarabasz()).isInfinite();
    assertThat(Dispersion.of(rows, Labels.of(0, 0, 2, 1)).daviesBouldin()).isInfinite();
    assertThat(Silhouette.of(Kind.EXACT, rows, Labels.of(0, 0, 1, 0), 1).of(2)).isZero();
    assertThat(Silhouette.of(Kind.EXACT, rows, Labels.of(0, 0, 1, 1), 1).of(3)).isEqualTo(-1);
    Labels alone = Labels.of(0, 0, 0, 0);
    assertThat(Agreement.between(alone, alone).adjustedRand()).isEqualTo(1);
    assertThat(Agreement.between(alone, alone).adjustedMutualInformation()).isEqualTo(1);
    Labels apart = Labels.of(3, 1, 2, 0);
    assertThat(Agreement.between(apart, Labels.of(0, 1, 2, 3)).adjustedRand()).isEqualTo(1);
    assertThat(Agreement.between(alone, apart).adjustedRand()).isZero();
    assertThat(Agreement.between(alone, apart).adjustedMutualInformation()).isZero();
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    Rows rows = Rows.of(1, new double[] {1, 2, 3});
    assertThatThrownBy(() -> Silhouette.of(Kind.EXACT, rows, Labels.of(0, 0, -1), 1))
        .hasMessage(
            "silhouette: expected at least 2 clusters, found 1; nothing can be told apart, learn more clusters");
    assertThatThrownBy(() -> Dispersion.of(rows, Labels.of(0, 1)))
        .hasMessage(
            "dispersion: expected a label for each of 3 rows, found 2; hand over the labels of these rows");
    assertThatThrownBy(() -> Agreement.between(Labels.of(0, 1), Labels.of(0)))
        .hasMessageStartingWith("agreement: expected labels of the same rows, found 2 and 1");
  }
}
