package io.strate.workspace.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** A sample is always the same, and no sort of number stands in it more often than by chance. */
final class DrawTest {

  @Test
  void drawsAsManyAsAreAskedForAndAllIfThereAreFewer() {
    for (int all : new int[] {0, 1, 7, 2_000, 2_001, 2_048, 2_049, 65_537, 1_000_000}) {
      RoaringBitmap sample = Draw.of(all, 2_000);
      assertThat(sample.getCardinality()).isEqualTo(Math.min(all, 2_000));
      assertThat(sample.isEmpty() || sample.last() < all).isTrue();
      assertThat(sample).isEqualTo(Draw.of(all, 2_000));
    }
  }

  @Test
  void fewMoreNumbersChangeFewOfThoseDrawn() {
    RoaringBitmap before = Draw.of(200_000, 2_000);
    RoaringBitmap after = Draw.of(202_000, 2_000);
    // Of 2,000, those that are drawn of a hundredth more: about 20.
    assertThat(RoaringBitmap.andNot(before, after).getCardinality()).isBetween(1, 50);
  }

  /**
   * How far each sort of number is from its share, in standard deviations of drawing without
   * repetition: they scatter about 0 by 1, as drawing by lot would have it.
   */
  @Test
  void everySortOfNumberIsDrawnAsOftenAsByLot() {
    List<Double> distances = new ArrayList<>();
    for (int all = 2_500; all < 3_000_000; all = all * 13 / 10 + 7) {
      RoaringBitmap sample = Draw.of(all, 2_000);
      for (int m : new int[] {2, 3, 5, 7, 8, 12, 64, 100, 512}) {
        for (int rest = 0; rest < Math.min(m, 4); rest++) {
          int other = rest;
          distances.add(distance(sample, all, number -> number % m == other));
        }
      }
      int third = all / 3;
      distances.add(distance(sample, all, number -> number < third));
      distances.add(distance(sample, all, number -> number >= 2 * third));
      distances.add(distance(sample, all, number -> number / 1_000 % 2 == 0));
      distances.add(distance(sample, all, number -> Integer.bitCount(number) % 2 == 0));
    }
    double mean = distances.stream().mapToDouble(d -> d).average().orElseThrow();
    double square = distances.stream().mapToDouble(d -> d * d).average().orElseThrow();
    assertThat(distances).hasSizeGreaterThan(500);
    assertThat(mean).isCloseTo(0, within(0.15));
    assertThat(square).isCloseTo(1, within(0.2));
    assertThat(distances).allMatch(d -> Math.abs(d) < 4.5);
  }

  private static double distance(RoaringBitmap sample, int all, IntPredicate isMeant) {
    double share = 0;
    for (int number = 0; number < all; number++) {
      share += isMeant.test(number) ? 1.0 / all : 0;
    }
    long found = sample.stream().filter(isMeant).count();
    double n = sample.getCardinality();
    double variance = n * share * (1 - share) * (all - n) / (all - 1);
    return (found - n * share) / Math.sqrt(variance);
  }
}
