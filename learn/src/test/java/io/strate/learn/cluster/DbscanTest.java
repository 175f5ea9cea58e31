package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.dataset.Rows;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DbscanTest {
  static final String[] SETS = Reference.SETS;

  @ParameterizedTest
  @FieldSource("SETS")
  void itLabelsRowsAsScikitLearnDoes(String set) {
    Rows rows = Reference.rows(set);
    double[][] expected = Reference.numbers(set + "-dbscan");
    for (int i = 0; i < expected.length; i += 2) {
      Dbscan settings = new Dbscan(expected[i][0], (int) expected[i][1], 1);
      Labels labels = Reference.labels(expected[i + 1]);
      assertThat(settings.fit(rows)).as("%s", settings).isEqualTo(labels);
      assertThat(settings.fit(rows, new KdTree(rows, settings.radius()), Progress.SILENT))
          .isEqualTo(labels);
    }
  }

  /** Whole numbers: many rows lie exactly at the reach, on the edges of boxes and strips. */
  @Test
  void stripsTreeAndThreadsFindWhatTheDefinitionSays() {
    for (int seed = 0; seed < 120; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int columns = 1 + seed % 6;
      boolean whole = seed % 2 == 0;
      int count = 50 + random.nextInt(1500);
      boolean dense = seed % 5 == 0; // whole boxes are within the radius
      double width = Math.pow(count, 1.0 / columns) * (dense ? 0.4 : 2);
      double[] values =
          random
              .doubles((long) count * columns, -width, width)
              .map(x -> whole ? Math.rint(x) : x)
              .toArray();
      Rows rows = Rows.of(columns, values);
      Dbscan settings =
          new Dbscan(1 + random.nextInt(3), 1 + random.nextInt(dense ? count / 2 : 9), 1);
      Labels expected = byDefinition(rows, settings);
      assertThat(settings.fit(rows, new KdTree(rows, settings.radius()), Progress.SILENT))
          .isEqualTo(expected);
      Neighbourhoods plain = new KdTree(rows, settings.radius(), new PlainSweeps());
      assertThat(settings.fit(rows, plain, Progress.SILENT)).isEqualTo(expected);
      assertThat(settings.fit(rows)).as("seed %d", seed).isEqualTo(expected);
      assertThat(new Dbscan(settings.radius(), settings.leastRows(), 3).fit(rows))
          .isEqualTo(expected);
    }
  }

  @Test
  void aTreeOfThreeLevelsFindsWhatStripsFind() {
    double[] values = new SplittableRandom(7).doubles(2 * 40_000, 0, 100).toArray();
    Rows rows = Rows.of(2, values);
    Dbscan settings = new Dbscan(0.6, 5, 2);
    Labels expected = settings.fit(rows, new Strips(rows, 0.6), Progress.SILENT);
    assertThat(expected.clusters()).isGreaterThan(10);
    assertThat(settings.fit(rows, new KdTree(rows, 0.6), Progress.SILENT)).isEqualTo(expected);
  }

  @Test
  void stripsAndTreeCountExactly() {
    for (int seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int columns = 1 + seed % 3;
      double unit = seed % 2 == 0 ? 1 : 0.1;
      Rows rows =
          Rows.of(columns, random.ints(400L * columns, 0, 12).mapToDouble(x -> x * unit).toArray());
      double radius = (1 + random.nextInt(6)) * unit;
      for (int row = 0; row < rows.count(); row += 7) {
        int at = row;
        int count =
            (int) IntStream.range(0, 400).filter(other -> near(rows, at, other, radius)).count();
        for (Neighbourhoods found :
            List.of(
                new Strips(rows, radius),
                new KdTree(rows, radius, new PlainSweeps()),
                new KdTree(rows, radius, new VectorSweeps()))) {
          assertThat(cores(found, count, 400)[row]).isTrue();
          assertThat(cores(found, count + 1, 400)[row]).isFalse();
        }
      }
    }
  }

  private static boolean[] cores(Neighbourhoods found, int least, int count) {
    boolean[] cores = new boolean[count];
    found.findCores(0, 100, least, cores);
    found.findCores(100, count, least, cores);
    return cores;
  }

  /** Row by row from the first, each cluster grown to its end before the next begins. */
  private static Labels byDefinition(Rows rows, Dbscan settings) {
    int[][] neighbours =
        IntStream.range(0, rows.count())
            .mapToObj(
                row ->
                    IntStream.range(0, rows.count())
                        .filter(other -> near(rows, row, other, settings.radius()))
                        .toArray())
            .toArray(int[][]::new);
    int[] labels = new int[rows.count()];
    Arrays.fill(labels, Labels.NOISE);
    int cluster = 0;
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] == Labels.NOISE && neighbours[row].length >= settings.leastRows()) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(row);
        labels[row] = cluster;
        while (!open.isEmpty()) {
          int at = open.poll();
          if (neighbours[at].length >= settings.leastRows()) {
            for (int neighbour : neighbours[at]) {
              if (labels[neighbour] == Labels.NOISE) {
                labels[neighbour] = cluster;
                open.add(neighbour);
              }
            }
          }
        }
        cluster++;
      }
    }
    return Labels.of(labels);
  }

  private static boolean near(Rows rows, int row, int other, double radius) {
    double sum = 0;
    for (int column = 0; column < rows.columns(); column++) {
      double apart = rows.at(row, column) - rows.at(other, column);
      sum += apart * apart;
    }
    return sum <= radius * radius;
  }

  @Test
  void itFindsTheKnownRingsThatKMeansCannot() {
    SharedSet set = SharedSet.read("target");
    Labels labels = new Dbscan(0.5, 3, 1).fit(set.rows());
    assertThat(Agreement.between(set.truth(), labels).adjustedRand()).isEqualTo(1);
  }

  @Test
  void aReachFarBelowWhatRowsSpanIsLeftToTheTree() {
    Rows rows = Rows.of(1, new double[] {0, 1e-9, 2e-9, 1e9, 1e9});
    assertThat(Strips.fits(rows, 1e-9)).isFalse();
    assertThat(new Dbscan(1.5e-9, 2, 1).fit(rows)).isEqualTo(Labels.of(0, 0, 0, 1, 1));
  }

  @Test
  void noRowsHaveNoLabels() {
    assertThat(new Dbscan(1, 1, 1).fit(Rows.of(2, new double[0])).count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1e-200, Double.NaN, Double.POSITIVE_INFINITY})
  void aReachThatIsNoDistanceIsRefused(double radius) {
    assertThatThrownBy(() -> new Dbscan(radius, 3, 1))
        .hasMessage(
            "DBSCAN: expected a radius from 1e-150 to 1e150, found "
                + radius
                + "; state a distance");
  }
}
