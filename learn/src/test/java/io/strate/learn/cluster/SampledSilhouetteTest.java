package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class SampledSilhouetteTest {
  static final String[] SETS = Reference.SETS;

  @ParameterizedTest
  @FieldSource("SETS")
  void allRowsMakeScikitLearnsWithNoInterval(String set) {
    Rows rows = Reference.rows(set);
    Labels labels = Reference.labels(Reference.numbers(set + "-kmeans")[0]);
    double expected = Arrays.stream(Reference.numbers(set + "-measures")[0]).average().orElse(2);

    SampledSilhouette all = SampledSilhouette.of(rows, labels, rows.count(), 1, 1);

    assertThat(all.drawn()).isEqualTo(rows.count());
    assertThat(all.all().mean()).isCloseTo(expected, within(1e-9));
    assertThat(all.all().low()).isEqualTo(all.all().high());
  }

  /** An interval at 95 % that held the truth in 100 of 100 or in 85 would not be one. */
  @Test
  void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(3);
    int[] labels = random.ints(1500, 0, 3).toArray();
    Rows rows =
        Rows.of(
            2,
            IntStream.range(0, 3000)
                .mapToDouble(i -> random.nextGaussian() + 3 * labels[i / 2])
                .toArray());
    double truth = Silhouette.of(Silhouette.Kind.EXACT, rows, Labels.of(labels), 1).mean();
    int held = 0;
    for (int seed = 0; seed < 400; seed++) {
      SampledSilhouette.Estimate some =
          SampledSilhouette.of(rows, Labels.of(labels), 150, seed, 1).all();
      held += some.low() <= truth && truth <= some.high() ? 1 : 0;
    }
    assertThat(held).isBetween(364, 394);
  }

  /** Populations of one kind differ by about as much as the error of each says. */
  @Test
  void theErrorTellsHowFarPopulationsOfOneKindDiffer() {
    SplittableRandom random = new SplittableRandom(3);
    double[] means = new double[300];
    double errors = 0;
    for (int population = 0; population < means.length; population++) {
      int[] labels = IntStream.range(0, 200).map(row -> row % 2).toArray();
      double[] values =
          IntStream.range(0, 200).mapToDouble(i -> random.nextGaussian() + 4 * (i % 2)).toArray();
      SampledSilhouette all =
          SampledSilhouette.of(Rows.of(1, values), Labels.of(labels), 200, 1, 1);
      means[population] = all.all().mean();
      errors += all.error() / means.length;
    }
    double mean = Arrays.stream(means).average().orElseThrow();
    double spread =
        Math.sqrt(Arrays.stream(means).map(it -> (it - mean) * (it - mean)).sum() / 299);
    assertThat(errors / spread).isBetween(0.6, 1.6);
  }

  @Test
  void smallClustersAreMeasuredWholly() {
    SplittableRandom random = new SplittableRandom(3);
    Rows rows = Rows.of(1, random.doubles(1000).toArray());
    int[] labels = IntStream.range(0, 1000).map(i -> i < 5 ? 1 : 0).toArray();
    SampledSilhouette some = SampledSilhouette.of(rows, Labels.of(labels), 100, 1, 2);
    assertThat(some.drawn()).isEqualTo(105);
    assertThat(some.clusters().get(1).low()).isEqualTo(some.clusters().get(1).high());
    assertThat(some).isEqualTo(SampledSilhouette.of(rows, Labels.of(labels), 100, 1, 64));
  }

  @Test
  void oneClusterIsRefused() {
    Rows rows = Rows.of(1, new double[] {1, 2});
    assertThatThrownBy(() -> SampledSilhouette.of(rows, Labels.of(0, 0), 10, 1, 1))
        .hasMessageStartingWith("sampled silhouette: expected at least 2 clusters, found 1;");
  }
}
