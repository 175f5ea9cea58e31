package io.strate.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.ReferenceNumbers;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Neighbours;
import io.strate.learn.cluster.Reference;
import io.strate.learn.dataset.Draw;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Values of scikit-learn and SciPy, made by src/test/reference/make_judge_references.py. */
final class JudgeReferenceTest {
  static final String[] SETS = Reference.SETS;

  @ParameterizedTest
  @FieldSource("SETS")
  void axesAreThoseOfScikitLearn(String set) {
    Rows rows = Reference.rows(set);
    double[][] expected = reference(set + "-axes");
    PrincipalAxes axes = PrincipalAxes.of(rows);
    assertThat(axes.variances()).containsExactly(expected[0], within(1e-9));
    for (int axis = 0; axis < rows.columns(); axis++) {
      assertThat(axes.axes()[axis]).containsExactly(expected[axis + 1], within(1e-8));
    }
  }

  @ParameterizedTest
  @FieldSource("SETS")
  void neighboursAreThoseOfScikitLearn(String set) {
    Rows rows = Reference.rows(set);
    int[] all = Draw.some(rows.count(), rows.count(), new SplittableRandom(1));
    double[][] expected = reference(set + "-reach");
    assertThat(Neighbours.of(rows, all, 3, 2).reach()).containsExactly(expected[0], within(1e-12));
    assertThat(Neighbours.of(rows, all, 9, 2).reach()).containsExactly(expected[1], within(1e-12));
  }

  @ParameterizedTest
  @FieldSource("SETS")
  void numbersOfClustersAreMeasuredAsByScikitLearn(String set) {
    double[][] expected = reference(set + "-numbers");
    Recommendation it = Recommendation.of(Family.WARD, Reference.rows(set), 2, 8, Effort.of(1, 1));
    for (int k = 1; k <= 8; k++) {
      assertThat(it.cohesion().get(k - 1))
          .isCloseTo(expected[0][k - 1], within(1e-9 * expected[0][0]));
    }
    for (int i = 0; i < 7; i++) {
      Recommendation.Candidate candidate = it.candidates().get(i);
      assertThat(candidate.clusters()).isEqualTo(i + 2);
      assertThat(candidate.silhouette()).isCloseTo(expected[1][i], within(1e-9));
      assertThat(candidate.calinskiHarabasz()).isCloseTo(expected[2][i], within(1e-7));
      assertThat(candidate.daviesBouldin()).isCloseTo(expected[3][i], within(1e-9));
    }
  }

  /** Both are means over lots: 400 references there, 200 here; five standard errors of both. */
  @ParameterizedTest
  @FieldSource("SETS")
  void gapsAreThoseOfAnotherProgram(String set) {
    Rows rows = Reference.rows(set);
    double[][] expected = reference(set + "-gap");
    List<Labels> labellings = Family.WARD.upTo(8, rows, 1, 1);
    Gap gap = Gap.of(Family.WARD, rows, labellings, new Effort(2000, 2, 200, 1, 1));
    for (int k = 0; k < 8; k++) {
      Gap.Point point = gap.points().get(k);
      double deviation = expected[2][k];
      assertThat(point.within()).isCloseTo(expected[0][k], within(1e-9));
      assertThat(point.expected())
          .isCloseTo(expected[1][k], within(5 * deviation * Math.sqrt(1.0 / 400 + 1.0 / 200)));
      assertThat(point.gap()).isCloseTo(point.expected() - point.within(), within(1e-12));
      assertThat(point.error())
          .isBetween(0.75 * deviation * Math.sqrt(1.005), 1.25 * deviation * Math.sqrt(1.005));
    }
  }

  /** Both are means over lots: hundreds of rounds there, 300 here. */
  @ParameterizedTest
  @CsvSource({"ward", "kmeans", "dbscan"})
  void stabilityIsThatOfAnotherProgram(String method) {
    Rows rows = Reference.rows("flat");
    double[][] expected = reference("flat-stability-" + method);
    int[] numbers = Reference.ints(expected[0]);
    int least = Arrays.stream(numbers).min().orElseThrow();
    Labels labels = Labels.of(Arrays.stream(numbers).map(it -> least == 1 ? it - 1 : it).toArray());
    Recipe recipe =
        switch (method) {
          case "ward" -> new Recipe.Partition(Family.WARD, 5);
          case "kmeans" -> new Recipe.Partition(Family.K_MEANS, 5);
          default -> new Recipe.Density(2.0, 6);
        };
    Stability stability =
        Stability.of(
            recipe,
            rows,
            Stability.Former.of(labels),
            List.of(Resampling.BOOTSTRAP),
            300,
            Effort.of(1, 1));
    for (int cluster = 0; cluster < labels.clusters(); cluster++) {
      assertThat(stability.clusters().get(cluster).jaccard().get(Resampling.BOOTSTRAP))
          .isCloseTo(expected[1][cluster], within(0.04));
    }
  }

  @Test
  void cohesionOfOneClusterIsTheSumOfSquares() {
    Rows rows = Rows.of(1, new double[] {1, 3, 8});
    assertThat(Cohesion.of(rows, Labels.of(0, 0, 0))).isEqualTo(9 + 1 + 16);
    assertThat(Cohesion.of(rows, Labels.of(0, 0, -1))).isEqualTo(2);
  }

  private static double[][] reference(String name) {
    return ReferenceNumbers.read(JudgeReferenceTest.class, name);
  }
}
