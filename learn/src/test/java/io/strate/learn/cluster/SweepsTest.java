package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SweepsTest {
  /**
   * All distances in a square, and a look at each: the chain of old. Whole numbers make thousands
   * of exact ties, which the first one must win although slots close ranks.
   */
  private static final class TestingPairs implements NeighbourChain.Clusters {
    private final Linkage linkage;
    private final double[][] apart;
    private final int[] sizes;

    TestingPairs(Rows rows, Linkage linkage) {
      this.linkage = linkage;
      this.apart = new double[rows.count()][rows.count()];
      this.sizes = new int[rows.count()];
      for (int a = 0; a < apart.length; a++) {
        sizes[a] = 1;
        for (int b = 0; b < apart.length; b++) {
          double sum = 0;
          for (int column = 0; column < rows.columns(); column++) {
            double x = rows.at(a, column) - rows.at(b, column);
            sum += x * x;
          }
          apart[a][b] = Math.sqrt(sum);
        }
      }
    }

    @Override
    public int count() {
      return apart.length;
    }

    @Override
    public int first() {
      int first = 0;
      while (sizes[first] == 0) {
        first++;
      }
      return first;
    }

    @Override
    public NeighbourChain.Neighbour nearest(int cluster, int preferred) {
      int nearest = preferred;
      double least = preferred < 0 ? Double.POSITIVE_INFINITY : apart[cluster][preferred];
      for (int other = 0; other < apart.length; other++) {
        if (other != cluster && sizes[other] > 0 && apart[cluster][other] < least) {
          least = apart[cluster][other];
          nearest = other;
        }
      }
      return new NeighbourChain.Neighbour(nearest, least);
    }

    @Override
    public NeighbourChain.Clusters join(int low, int high, double height) {
      for (int third = 0; third < apart.length; third++) {
        double toLow = apart[third][low];
        double toHigh = apart[third][high];
        double both = sizes[low] + sizes[high];
        apart[third][high] =
            linkage == Linkage.COMPLETE
                ? Math.max(toLow, toHigh)
                : (sizes[low] * toLow + sizes[high] * toHigh) / both;
        apart[high][third] = apart[third][high];
      }
      sizes[high] += sizes[low];
      sizes[low] = 0;
      return this;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "AVERAGE"})
  void linesOfPairsJoinWhatASquareOfAllDistancesJoins(Linkage linkage) {
    for (int seed = 0; seed < 40; seed++) {
      assertJoinedAsBySquare(linkage, rows(seed, 2 + 23 * seed));
    }
  }

  private static void assertJoinedAsBySquare(Linkage linkage, Rows rows) {
    Dendrogram expected =
        NeighbourChain.merges(new TestingPairs(rows, linkage), Progress.SILENT).dendrogram();
    assertThat(merges(linkage, rows, new PlainSweeps(), 1))
        .as("%d rows by %s", rows.count(), linkage)
        .isEqualTo(expected.merges());
    assertThat(merges(linkage, rows, new VectorSweeps(), 2)).isEqualTo(expected.merges());
  }

  /** One cluster takes all rows, each farther away: its rows would be compared ever again. */
  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "AVERAGE"})
  void rowsThatAreFartherEachTimeAreJoinedAsByASquareToo(Linkage linkage) {
    double[] values = IntStream.range(0, 400).mapToDouble(i -> Math.pow(1.1, i)).toArray();
    assertJoinedAsBySquare(linkage, Rows.of(1, values));
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "AVERAGE"})
  void equalRowsAreJoinedAsByASquareToo(Linkage linkage) {
    assertJoinedAsBySquare(linkage, Rows.of(3, new double[3 * 300]));
    double[] values = new SplittableRandom(1).ints(600, 0, 3).asDoubleStream().toArray();
    assertJoinedAsBySquare(linkage, Rows.of(1, values));
  }

  /**
   * What floats cannot tell apart, and numbers whose squares they cannot hold: a margin that is too
   * small passes the nearest cluster over.
   */
  @ParameterizedTest
  @EnumSource(names = {"COMPLETE", "AVERAGE"})
  void rowsThatFloatsCannotTellApartAreJoinedAsByASquareToo(Linkage linkage) {
    for (double unit : new double[] {1, 0x1p-24, 1e-12, 1e140, 1e-140, 1e-161, 1e-162, 1e-200}) {
      for (int seed = 0; seed < 6; seed++) {
        Rows rows = rows(seed, 350);
        double[] near = Arrays.stream(rows.values()).map(x -> x * unit).toArray();
        assertJoinedAsBySquare(linkage, Rows.of(rows.columns(), near));
        double[] beside = near.clone();
        IntStream.range(0, beside.length).filter(i -> i % 3 == 0).forEach(i -> beside[i] += 1);
        assertJoinedAsBySquare(linkage, Rows.of(rows.columns(), beside));
        near[near.length / 2] = 1e3 + 1e9 * unit;
        assertJoinedAsBySquare(linkage, Rows.of(rows.columns(), near));
      }
    }
  }

  @Test
  void bothKernelsMakeTheSameLinesOfFloats() {
    for (int seed = 0; seed < 40; seed++) {
      Rows rows = rows(seed, 1 + 41 * seed);
      RoundedPoints points = new RoundedPoints(rows);
      float[] plain = new float[Sweeps.whole(rows.count())];
      float[] vector = plain.clone();
      float[] point = points.point(rows.count() / 2);
      new PlainSweeps().squares(points.columns(), point, 0, rows.count(), plain);
      new VectorSweeps().squares(points.columns(), point, 0, rows.count(), vector);
      assertThat(vector).isEqualTo(plain);
      plain[rows.count() / 2] = Float.POSITIVE_INFINITY;
      int least = new PlainSweeps().least(plain, 0, rows.count());
      assertThat(new VectorSweeps().least(plain, 0, rows.count())).isEqualTo(least);
      float limit = plain[rows.count() / 3];
      int[] expected =
          IntStream.range(0, rows.count()).filter(slot -> plain[slot] <= limit).toArray();
      for (Sweeps sweeps : List.of(new PlainSweeps(), new VectorSweeps())) {
        int[] found = new int[rows.count()];
        int count = sweeps.within(plain, 0, rows.count(), limit, found);
        assertThat(Arrays.copyOf(found, count)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothKernelsJoinTheSameToTheBitOnAnyThreads(Linkage linkage) {
    for (int seed = 0; seed < 40; seed++) {
      Rows rows = rows(seed, seed < 38 ? 1 + 31 * seed : 4099);
      List<Dendrogram.Merge> plain = merges(linkage, rows, new PlainSweeps(), 1);
      for (int threads : new int[] {1, 2, 64}) {
        assertThat(merges(linkage, rows, new VectorSweeps(), threads))
            .as("seed %d", seed)
            .isEqualTo(plain);
      }
    }
  }

  private static List<Dendrogram.Merge> merges(
      Linkage linkage, Rows rows, Sweeps sweeps, int threads) {
    try (Crew crew = new Crew(threads)) {
      return linkage.merges(rows, sweeps, crew, Progress.SILENT).dendrogram().merges();
    }
  }

  @Test
  void silhouettesAreTheSameToTheBitByBothKernelsOnAnyThreads() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Rows rows = rows(seed, 3 + 41 * seed);
      int[] of = random.ints(rows.count(), -1, 3).toArray();
      of[0] = 0;
      of[1] = 1;
      of[2] = 2;
      double[] plain = silhouettes(rows, Labels.of(of), 1, new PlainSweeps());
      for (int threads : new int[] {1, 2, 64}) {
        assertThat(silhouettes(rows, Labels.of(of), threads, new VectorSweeps()))
            .as("seed %d", seed)
            .isEqualTo(plain);
      }
    }
  }

  private static double[] silhouettes(Rows rows, Labels labels, int threads, Sweeps sweeps) {
    Silhouette found = Silhouette.of(Silhouette.Kind.EXACT, rows, labels, threads, sweeps);
    return IntStream.range(0, rows.count()).mapToDouble(found::of).toArray();
  }

  private static Rows rows(int seed, int count) {
    int columns = 1 + seed % 7;
    boolean whole = seed % 2 == 0;
    return Rows.of(
        columns,
        new SplittableRandom(seed)
            .doubles((long) count * columns, -6, 6)
            .map(x -> whole ? Math.rint(x) : x)
            .toArray());
  }

  @Test
  void theVectorKernelIsTakenWhereItsModuleIs() {
    assertThat(Sweeps.best()).isInstanceOf(VectorSweeps.class);
  }
}
