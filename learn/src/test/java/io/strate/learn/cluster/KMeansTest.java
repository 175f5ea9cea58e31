package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.cluster.KMeans.Method;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

final class KMeansTest {
  static final String[] SETS = Reference.SETS;

  @ParameterizedTest
  @FieldSource("SETS")
  void fromTheSameStartItFindsWhatScikitLearnFinds(String set) {
    Rows rows = Reference.rows(set);
    double[][] expected = Reference.numbers(set + "-kmeans");

    KMeansFit fit = KMeans.of(5, 0).fit(rows, rows.pick(new int[] {0, 1, 2, 3, 4}));

    assertThat(fit.settled()).isTrue();
    assertThat(fit.labels()).isEqualTo(Reference.labels(expected[0]));
    assertThat(fit.inertia()).isCloseTo(expected[1][0], within(1e-9 * expected[1][0]));
    for (int centre = 0; centre < 5; centre++) {
      for (int column = 0; column < rows.columns(); column++) {
        assertThat(fit.centres().at(centre, column))
            .isCloseTo(expected[2 + centre][column], within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"s1, 15, .985", "s3, 15, .72", "aggregation, 7, .76", "r15, 15, .99", "hepta, 7, 1"})
  void itFindsTheKnownClustersOfPublishedSets(String name, int clusters, double least) {
    SharedSet set = SharedSet.read(name);

    KMeansFit fit = KMeans.of(clusters, 1).fit(set.rows());

    double agreement = Agreement.between(set.truth(), fit.labels()).adjustedRand();
    assertThat(agreement).as("ARI of %s", name).isGreaterThanOrEqualTo(least);
  }

  @Test
  void bothKernelsGiveTheSameBitsForAnyNumberOfRowsCentresAndColumns() {
    SplittableRandom random = new SplittableRandom(5);
    for (int columns = 1; columns < 20; columns++) {
      for (int centres = 1; centres < 14; centres++) {
        Rows rows = Rows.of(columns, random.doubles(37L * columns, -1, 1).toArray());
        Rows to = Rows.of(columns, random.doubles((long) centres * columns, -1, 1).toArray());
        int[] places = random.ints(33, 0, 37).toArray();
        Nearest plain = Nearest.room(33);
        Nearest vector = Nearest.room(33);
        new PlainDistances().nearest(rows, places, 33, to, plain);
        new VectorDistances().nearest(rows, places, 33, to, vector);
        requireSame(vector, plain, 33);
        Nearest turned = Nearest.room(29);
        new PlainDistances().nearest(new Columns(rows), 3, 29, to, plain);
        new VectorDistances().nearest(new Columns(rows), 3, 29, to, turned);
        requireSame(turned, plain, 29);
      }
    }
  }

  private static void requireSame(Nearest found, Nearest expected, int count) {
    assertThat(Arrays.copyOf(found.centre(), count))
        .isEqualTo(Arrays.copyOf(expected.centre(), count));
    assertThat(Arrays.copyOf(found.first(), count))
        .isEqualTo(Arrays.copyOf(expected.first(), count));
    assertThat(Arrays.copyOf(found.second(), count))
        .isEqualTo(Arrays.copyOf(expected.second(), count));
  }

  /** Rows that lie between two centres, but for what floats, or even doubles, can hardly tell. */
  @Test
  void whatRoundedRowsAreSureOfIsTheNearestCentre() {
    int sure = 0;
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int columns = 1 + seed % 11;
      double off = Math.pow(10, random.nextInt(-3, 9));
      double near = Math.pow(10, random.nextInt(-16, 1));
      double[] centres = random.doubles(5L * columns, off - 1, off + 1).toArray();
      double[] values = new double[100 * columns];
      for (int row = 0; row < 100; row++) {
        int one = random.nextInt(5);
        int other = random.nextInt(5);
        for (int column = 0; column < columns; column++) {
          double middle = (centres[one * columns + column] + centres[other * columns + column]) / 2;
          values[row * columns + column] = middle + near * random.nextDouble(-1, 1);
        }
      }
      Rows rows = Rows.of(columns, values);
      Rows to = Rows.of(columns, centres);
      Nearest exact = Nearest.room(100);
      new PlainDistances().nearest(new Columns(rows), 0, 100, to, exact);
      boolean[] isDoubtful = new boolean[100];
      int[] labels = new int[100 + Sweeps.BLOCK];
      try (Team team = new Team(2)) {
        Rounded rounded = new Rounded(new Columns(rows), 100, team);
        int[] doubtful = new int[100];
        int count =
            new VectorDistances().likely(rounded, 0, 100, rounded.round(to), labels, doubtful);
        Arrays.stream(doubtful, 0, count).forEach(row -> isDoubtful[row] = true);
      }
      for (int row = 0; row < 100; row++) {
        if (!isDoubtful[row]) {
          assertThat(labels[row]).as("seed %d, row %d", seed, row).isEqualTo(exact.centre()[row]);
          sure++;
        }
      }
    }
    assertThat(sure).isGreaterThan(1000);
  }

  /** 1e15 is first with the small numbers: in a plain sum, nothing of them would be left. */
  @Test
  void aHugeRowThatLeavesAClusterTakesNothingOfTheOthersAlong() {
    Rows rows = Rows.of(1, new double[] {0.1, 0.2, 1e15, 0.3, 0.4, 0.5, 1.2e15});

    KMeansFit fit = KMeans.of(2, 0).fit(rows, Rows.of(1, new double[] {2.2e15, 0}));

    assertThat(fit.labels()).isEqualTo(Labels.of(1, 1, 0, 1, 1, 1, 0));
    assertThat(fit.centres().at(1, 0)).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void theVectorKernelIsTakenWhereItsModuleIs() {
    assertThat(Distances.best()).isInstanceOf(VectorDistances.class);
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aClusterThatLosesItsRowsContinuesFromTheFarthestRow(Method method) {
    Rows rows = Rows.of(1, new double[] {0, 1, 2, 10, 11, 19});
    Rows start = Rows.of(1, new double[] {1, 15, 1000});

    KMeansFit fit = KMeans.of(3, 0).by(method).fit(rows, start);

    assertThat(fit.labels()).isEqualTo(Labels.of(0, 0, 0, 1, 1, 2));
    assertThat(fit.inertia()).isEqualTo(2 + 0.5);
  }

  @Test
  void noClusterIsLeftEmptyWhereIterationsEndEarly() {
    Rows rows = Rows.of(1, new double[] {0, 1, 2, 10, 11, 19});
    KMeans once = new KMeans(3, 1, 0, 1, Method.HAMERLY, 1);

    KMeansFit fit = once.fit(rows, Rows.of(1, new double[] {1, 15, 1000}));

    assertThat(fit.labels().clusters()).isEqualTo(3);
  }

  @Test
  void asManyClustersAsRowsThatDifferLeaveNoInertia() {
    Rows rows = Rows.of(2, new double[] {1, 1, 2, 2, 1, 1, 3, 3, 2, 2, 0.0, -0.0, -0.0, 0.0});

    KMeansFit fit = KMeans.of(4, 9).fit(rows);

    assertThat(fit.inertia()).isZero();
    assertThat(Arrays.stream(fit.labels().sizes()).sorted().toArray())
        .isEqualTo(new int[] {1, 2, 2, 2});
  }

  @Test
  void moreClustersThanRowsThatDifferAreRefused() {
    Rows rows = Rows.of(1, new double[] {4, 4, 4, 0.0, -0.0});

    assertThatThrownBy(() -> KMeans.of(3, 0).fit(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "k-means: expected at most 2 clusters, as no more rows differ, found k = 3; lower k or bring more rows");
  }

  @Test
  void laterRowsGoToTheNearestCentreTheLowerAmongEquals() {
    KMeansFit fit =
        KMeans.of(2, 0)
            .fit(Rows.of(1, new double[] {0, 0, 10, 10}), Rows.of(1, new double[] {0, 10}));

    assertThat(fit.assign(Rows.of(1, new double[] {-3, 5, 5.1, 99}))).containsExactly(0, 0, 1, 1);
    assertThatThrownBy(() -> fit.assign(Rows.of(2, new double[] {1, 2})))
        .hasMessageStartingWith("k-means: expected rows of 1 columns, found 2");
  }

  @Test
  void tinyAndHugeNumbersAreToldApart() {
    for (double scale : new double[] {1e-160, 1e-150, 1e-9, 1e140}) {
      Rows rows = Rows.of(1, new double[] {0, scale, 50 * scale, 51 * scale});
      for (Method method : Method.values()) {
        KMeansFit fit = KMeans.of(2, 3).by(method).fit(rows);
        assertThat(Agreement.between(fit.labels(), Labels.of(0, 0, 1, 1)).adjustedRand())
            .isEqualTo(1);
      }
    }
  }
}
