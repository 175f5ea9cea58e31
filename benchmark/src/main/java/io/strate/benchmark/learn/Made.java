package io.strate.benchmark.learn;

import io.strate.learn.dataset.Rows;
import java.util.SplittableRandom;

/** Rows that are made up, the same each time. */
final class Made {
  private Made() {}

  /** Round clusters around random centres within ±10, each column with this standard deviation. */
  static Rows blobs(int rows, int columns, int clusters, double deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] centres = random.doubles((long) clusters * columns, -10, 10).toArray();
    double[] values = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      int cluster = random.nextInt(clusters);
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] =
            centres[cluster * columns + column] + deviation * random.nextGaussian();
      }
    }
    return Rows.of(columns, values);
  }
}
