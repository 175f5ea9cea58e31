package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class LinkageTest {
  static Stream<Arguments> setsAndLinkages() {
    return Arrays.stream(Reference.SETS)
        .flatMap(set -> Arrays.stream(Linkage.values()).map(l -> Arguments.of(set, l)));
  }

  @ParameterizedTest
  @MethodSource("setsAndLinkages")
  void itMakesTheDendrogramOfSciPy(String set, Linkage linkage) {
    double[][] expected = Reference.numbers(name(set, linkage));

    List<Dendrogram.Merge> merges = linkage.of(Reference.rows(set)).merges();

    assertThat(merges).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(merges.get(i).height()).isCloseTo(expected[i][2], within(1e-9));
      if (set.equals("steps") && linkage == Linkage.WARD) {
        // Heights that are equal but for rounding: from centroids they sort otherwise than by
        // SciPy's recurrence.
        continue;
      }
      int[] nodes = {merges.get(i).left(), merges.get(i).right(), merges.get(i).size()};
      assertThat(nodes)
          .as("merge %d", i)
          .isEqualTo(Reference.ints(expected[i][0], expected[i][1], expected[i][3]));
    }
  }

  @ParameterizedTest
  @MethodSource("setsAndLinkages")
  void cutsAndCopheneticCorrelationAreThoseOfSciPy(String set, Linkage linkage) {
    double[][] expected = Reference.numbers(name(set, linkage) + "-cuts");
    Rows rows = Reference.rows(set);
    Dendrogram tree = linkage.of(rows);

    assertThat(tree.copheneticCorrelation(rows)).isCloseTo(expected[3][0], within(1e-9));
    Labels four = fromOne(expected[0]);
    if (four.clusters() == 4) { // SciPy makes fewer where heights are equal
      assertThat(Agreement.between(tree.cut(4), four).adjustedRand()).isEqualTo(1);
    }
    Labels at = tree.cutAt(expected[2][0] * (1 + 1e-12));
    assertThat(Agreement.between(at, fromOne(expected[1])).adjustedRand()).isEqualTo(1);
  }

  private static String name(String set, Linkage linkage) {
    return set + "-" + linkage.name().toLowerCase(Locale.ROOT);
  }

  private static Labels fromOne(double[] labels) {
    return Reference.labels(Arrays.stream(labels).map(label -> label - 1).toArray());
  }

  /** Straight from the definition: at each step all pairs of clusters, over all pairs of rows. */
  @ParameterizedTest
  @EnumSource(Linkage.class)
  void itJoinsWhatTheDefinitionSays(Linkage linkage) {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int columns = 1 + seed % 4;
      Rows rows = Rows.of(columns, random.doubles(40L * columns, -3, 3).toArray());
      List<List<Integer>> clusters = new ArrayList<>();
      for (int row = 0; row < rows.count(); row++) {
        clusters.add(List.of(row));
      }
      for (Dendrogram.Merge merge : linkage.of(rows).merges()) {
        double least = Double.POSITIVE_INFINITY;
        for (List<Integer> a : clusters) {
          for (List<Integer> b : clusters) {
            if (a != b && !a.isEmpty() && !b.isEmpty()) {
              least = Math.min(least, apart(linkage, rows, a, b));
            }
          }
        }
        List<Integer> joined = new ArrayList<>(clusters.get(merge.left()));
        joined.addAll(clusters.get(merge.right()));
        assertThat(merge.height()).isCloseTo(least, within(1e-9));
        assertThat(apart(linkage, rows, clusters.get(merge.left()), clusters.get(merge.right())))
            .isCloseTo(least, within(1e-9));
        assertThat(merge.size()).isEqualTo(joined.size());
        clusters.set(merge.left(), List.of());
        clusters.set(merge.right(), List.of());
        clusters.add(joined);
      }
    }
  }

  private static double apart(Linkage linkage, Rows rows, List<Integer> a, List<Integer> b) {
    double[] all =
        a.stream()
            .flatMapToDouble(x -> b.stream().mapToDouble(y -> Math.sqrt(square(rows, x, y))))
            .toArray();
    return switch (linkage) {
      case SINGLE -> Arrays.stream(all).min().orElseThrow();
      case COMPLETE -> Arrays.stream(all).max().orElseThrow();
      case AVERAGE -> Arrays.stream(all).average().orElseThrow();
      case WARD -> {
        List<Integer> both = new ArrayList<>(a);
        both.addAll(b);
        yield Math.sqrt(2 * (spread(rows, both) - spread(rows, a) - spread(rows, b)));
      }
    };
  }

  /** The sum of squares around the mean, by pairs. */
  private static double spread(Rows rows, List<Integer> cluster) {
    double sum = 0;
    for (int x : cluster) {
      for (int y : cluster) {
        sum += square(rows, x, y);
      }
    }
    return sum / (2 * cluster.size());
  }

  private static double square(Rows rows, int x, int y) {
    double sum = 0;
    for (int column = 0; column < rows.columns(); column++) {
      sum += Math.pow(rows.at(x, column) - rows.at(y, column), 2);
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void anyNumberOfEqualRowsBecomesOneTreeOfRisingHeights(Linkage linkage) {
    for (int count : new int[] {1, 2, 3, 500}) {
      double[] values =
          new SplittableRandom(count).ints(count * 2L, 0, 3).asDoubleStream().toArray();
      Rows rows = Rows.of(2, values);
      Dendrogram tree = linkage.of(rows);
      assertThat(tree.rows()).isEqualTo(count);
      assertThat(tree.merges().stream().map(Dendrogram.Merge::height)).isSorted();
      assertThat(tree.cut(1).clusters()).isEqualTo(1);
      assertThat(tree.cut(count).clusters()).isEqualTo(count);
      assertThat(tree.cutAt(0).clusters()).isEqualTo(rows.distinct(count));
    }
  }

  @Test
  void whatCannotBeCutOrJoinedIsRefused() {
    Dendrogram tree = Linkage.SINGLE.of(Rows.of(1, new double[] {1, 2, 4}));
    assertThatThrownBy(() -> tree.cut(4))
        .hasMessage(
            "dendrogram: expected a cut into 1 to 3 clusters, found 4; ask for a number between");
    assertThatThrownBy(() -> tree.cutAt(Double.NaN)).hasMessageContaining("found NaN");
    assertThatThrownBy(() -> Linkage.WARD.of(Rows.of(1, new double[0])))
        .hasMessage("dendrogram: expected rows, found none; bring at least one");
    assertThatThrownBy(() -> Linkage.AVERAGE.of(Rows.of(1, new double[60_000])))
        .hasMessageContaining("found that 60000 rows need 13734 MiB by average linkage");
  }
}
