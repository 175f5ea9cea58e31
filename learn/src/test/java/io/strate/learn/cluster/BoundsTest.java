package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.cluster.KMeans.Method;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All methods of k-means against plain distances to all centres, bit by bit. */
final class BoundsTest {

  /** Numbers that are hard to compare: ties, equal rows, squares that overflow or underflow. */
  enum Numbers {
    ANY(x -> x),
    WHOLE(Math::rint),
    FEW(x -> Math.signum(Math.rint(x / 3))),
    TENTHS(x -> Math.rint(x) / 10),
    HUGE(x -> x * 1e149),
    TINY(x -> x * 1e-155),
    OF_ALL_SIZES(x -> Math.signum(x) * Math.pow(10, 20 * x)),
    FAR_OFF(x -> 1e9 + x);

    private final DoubleUnaryOperator made;

    Numbers(DoubleUnaryOperator made) {
      this.made = made;
    }

    Rows rows(SplittableRandom random, int count, int columns) {
      double[] values = random.doubles((long) count * columns, -5, 5).map(made).toArray();
      return Rows.of(columns, values);
    }
  }

  @ParameterizedTest
  @EnumSource
  void methodsKernelsAndThreadsChangeNoBit(Numbers numbers) {
    for (int seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rows rows = numbers.rows(random, 300 + 350 * seed, 1 + seed % 5);
      KMeans plain = new KMeans(1, 1, seed, 25, Method.LLOYD, 1);
      for (int wanted : new int[] {1, 7, 60}) {
        KMeans settings = among(plain, wanted, rows);
        KMeansFit expected = settings.fit(rows, new PlainDistances(), Progress.SILENT);
        requireNearest(rows, expected);
        for (Method method : Method.values()) {
          KMeans same = settings.by(method).on(new int[] {1, 2, 64}[seed % 3]);
          requireSame(same.fit(rows, new PlainDistances(), Progress.SILENT), expected);
          requireSame(same.fit(rows, new VectorDistances(), Progress.SILENT), expected);
        }
      }
    }
  }

  /** As many clusters as that, or as rows differ. */
  private static KMeans among(KMeans settings, int wanted, Rows rows) {
    return new KMeans(
        Math.min(wanted, rows.distinct(wanted)),
        settings.starts(),
        settings.seed(),
        settings.iterations(),
        settings.method(),
        settings.threads());
  }

  /** Few whole numbers or tenths: bounds that give way by half of a move fail in one in 25. */
  @Test
  void boundsPassOverNoTie() {
    for (int seed = 0; seed < 4000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int columns = 1 + seed % 2;
      int count = 30 + random.nextInt(60);
      int range = 3 + random.nextInt(6);
      double unit = seed % 3 == 0 ? 0.1 : 1;
      Rows rows =
          Rows.of(
              columns,
              random.ints((long) count * columns, 0, range).mapToDouble(x -> x * unit).toArray());
      int most = seed % 5 == 0 ? count : 2 + random.nextInt(25);
      KMeans plain = among(new KMeans(1, 1, seed, 60, Method.LLOYD, 1), most, rows);
      KMeansFit expected = plain.fit(rows, new PlainDistances(), Progress.SILENT);
      requireNearest(rows, expected);
      for (Method method : new Method[] {Method.HAMERLY, Method.EXPONION, Method.YINYANG}) {
        requireSame(plain.by(method).fit(rows, new PlainDistances(), Progress.SILENT), expected);
      }
    }
  }

  /** Centres that no row is near lose all rows, and are put elsewhere, far from where they were. */
  @Test
  void boundsFollowCentresThatAreRefilled() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rows rows = Numbers.values()[seed % 2].rows(random, 600, 2);
      int clusters = 3 + random.nextInt(30);
      double[] start = random.doubles(2L * clusters, -40, 40).toArray();
      KMeans plain = new KMeans(clusters, 1, 0, 60, Method.LLOYD, 1);
      if (rows.distinct(clusters) == clusters) {
        Rows centres = Rows.of(2, start);
        KMeansFit expected = plain.fit(rows, centres, new PlainDistances());
        requireNearest(rows, expected);
        for (Method method : Method.values()) {
          requireSame(plain.by(method).fit(rows, centres, new PlainDistances()), expected);
        }
      }
    }
  }

  /** Rows enough for a probe of each strategy, and for all slices to go over to one. */
  @Test
  void whatAutoGoesOverToChangesNoBit() {
    SplittableRandom random = new SplittableRandom(4);
    Rows rows = Numbers.ANY.rows(random, 20_000, 2);
    for (int clusters : new int[] {2, 30, 300}) {
      KMeans plain = new KMeans(clusters, 1, 1, 20, Method.LLOYD, 1);
      KMeansFit expected = plain.fit(rows, new PlainDistances(), Progress.SILENT);
      requireNearest(rows, expected);
      KMeans auto = plain.by(Method.AUTO).on(2);
      requireSame(auto.fit(rows, new PlainDistances(), Progress.SILENT), expected);
      requireSame(auto.fit(rows, new VectorDistances(), Progress.SILENT), expected);
    }
  }

  /** The lower of the nearest centres, row by row. */
  private static void requireNearest(Rows rows, KMeansFit fit) {
    int[] nearest =
        IntStream.range(0, rows.count()).map(row -> nearest(rows, row, fit.centres())).toArray();
    assertThat(fit.labels().toArray()).isEqualTo(nearest);
  }

  private static int nearest(Rows rows, int row, Rows centres) {
    double least = Double.POSITIVE_INFINITY;
    int nearest = -1;
    for (int centre = 0; centre < centres.count(); centre++) {
      double square = 0;
      for (int column = 0; column < rows.columns(); column++) {
        double apart = rows.at(row, column) - centres.at(centre, column);
        square += apart * apart;
      }
      if (square < least) {
        least = square;
        nearest = centre;
      }
    }
    return nearest;
  }

  private static void requireSame(KMeansFit fit, KMeansFit expected) {
    assertThat(fit.labels()).isEqualTo(expected.labels());
    assertThat(Arrays.equals(fit.centres().values(), expected.centres().values())).isTrue();
    assertThat(fit.inertia()).isEqualTo(expected.inertia());
    assertThat(fit.iterations()).isEqualTo(expected.iterations());
    assertThat(fit.settled()).isEqualTo(expected.settled());
  }
}
