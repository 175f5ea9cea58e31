package io.strate.learn.judge;

import io.strate.learn.dataset.Rows;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows with and without clusters. */
final class TestingRows {
  private TestingRows() {}

  /** As many normal clusters as columns, each far out on its own axis. */
  static Rows clusters(int columns, int each) {
    SplittableRandom random = new SplittableRandom(columns);
    return Rows.of(
        columns,
        IntStream.range(0, columns * each * columns)
            .mapToDouble(i -> random.nextGaussian() + (i % columns == i / columns / each ? 12 : 0))
            .toArray());
  }

  /** Drawn evenly: no clusters at all. */
  static Rows even(int columns, int count) {
    return even(columns, count, 4);
  }

  static Rows even(int columns, int count, long seed) {
    return Rows.of(columns, new SplittableRandom(seed).doubles((long) columns * count).toArray());
  }

  /** A disc within a ring of three times as many rows, about as dense. */
  static Rows ring(int each) {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = new double[8 * each];
    for (int row = 0; row < 4 * each; row++) {
      double angle = random.nextDouble(2 * Math.PI);
      double radius = row < each ? Math.sqrt(random.nextDouble()) : 4 + 0.6 * random.nextDouble();
      values[2 * row] = radius * Math.cos(angle);
      values[2 * row + 1] = radius * Math.sin(angle);
    }
    return Rows.of(2, values);
  }

  static Rows equal(int count) {
    return Rows.of(2, IntStream.range(0, 2 * count).mapToDouble(i -> 7).toArray());
  }

  /** Small enough for a test. */
  static Effort little() {
    return new Effort(600, 5, 5, 1, 1);
  }
}
