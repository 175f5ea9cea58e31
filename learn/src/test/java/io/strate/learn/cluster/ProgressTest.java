package io.strate.learn.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.learn.cluster.KMeans.Method;
import io.strate.learn.dataset.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProgressTest {
  private static final Rows ROWS =
      Rows.of(3, new SplittableRandom(4).doubles(3 * 1500, -1, 1).toArray());

  @ParameterizedTest
  @EnumSource
  void treesTellHowFarTheyAreAndStopWhenTold(Linkage linkage) {
    requireProgress(progress -> linkage.of(ROWS, 2, progress));
  }

  @Test
  void startsAndIterationsOfKMeansTellHowFarTheyAre() {
    requireProgress(progress -> KMeans.of(7, 1).fit(ROWS, progress));
  }

  @Test
  void stepsOfDbscanTellHowFarTheyAre() {
    requireProgress(progress -> new Dbscan(0.2, 4, 1).fit(ROWS, progress));
  }

  private static void requireProgress(Consumer<Progress> computation) {
    List<Double> shares = new ArrayList<>();
    computation.accept(shares::add);
    assertThat(shares).hasSizeGreaterThan(2).isSorted().allMatch(share -> share >= 0 && share <= 1);

    List<Double> asked = new ArrayList<>();
    assertThatThrownBy(
            () ->
                computation.accept(
                    share -> {
                      asked.add(share);
                      return asked.size() < 3;
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("% of the work");
    assertThat(asked).hasSize(3);
  }

  /** 8 bytes for each of 1,500² / 2 distances; a tree by centroids needs a row of them at most. */
  @Test
  void memoryIsToldBeforeItIsTaken() {
    assertThat(Linkage.AVERAGE.foresee(1500, 3, 1).bytes()).isBetween(9_000_000L, 9_100_000L);
    assertThat(Linkage.WARD.foresee(50_000, 10, 2).bytes()).isLessThan(1L << 24);
    assertThat(KMeans.of(20, 1).foresee(200_000, 20).bytes()).isLessThan(100_000_000);
    KMeans many = KMeans.of(1000, 1);
    long bounds = many.by(Method.HAMERLY).foresee(100_000, 20).bytes();
    assertThat(many.by(Method.EXPONION).foresee(100_000, 20).bytes()).isEqualTo(bounds + 8_000_000);
    assertThat(many.by(Method.YINYANG).foresee(100_000, 20).bytes())
        .isEqualTo(bounds + 100 * 4 * 100_000);
    assertThat(many.foresee(100_000, 20).bytes()).isLessThan(bounds + 2 * 100_000 * 20 * 8);
    assertThat(new Dbscan(1, 5, 2).foresee(180_000, 2).bytes()).isLessThan(1L << 24);
  }

  @Test
  void timeGrowsAsTheWorkDoesAndThreadsShareIt() {
    assertThat(Linkage.WARD.foresee(20_000, 10, 1).seconds())
        .isEqualTo(4 * Linkage.WARD.foresee(10_000, 10, 1).seconds())
        .isEqualTo(2 * Linkage.WARD.foresee(20_000, 10, 2).seconds());
    assertThat(Silhouette.foresee(Silhouette.Kind.EXACT, 20_000, 10, 8, 2).seconds())
        .isGreaterThan(Silhouette.foresee(Silhouette.Kind.SIMPLIFIED, 20_000, 10, 8, 2).seconds());
    assertThat(new Foresight(2.3, 120L << 20)).hasToString("about 3 s and 120 MiB");
  }
}
