package io.strate.learn.judge;

import io.strate.learn.dataset.Draw;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Ways of bringing almost the same rows once more. */
public enum Resampling {
  /** As many rows, drawn with replacement. */
  BOOTSTRAP {
    @Override
    int[] places(int count, SplittableRandom random) {
      return random.ints(count, 0, count).sorted().toArray();
    }
  },

  /** Half of the rows, without replacement. */
  HALF {
    @Override
    int[] places(int count, SplittableRandom random) {
      return Draw.some(count, Math.max(1, count / 2), random);
    }
  },

  /**
   * All rows, each number moved normally; as far, by standard deviation, as one in twenty pairs of
   * different numbers of its column is apart at most (after Hennig's jitter in the R package fpc).
   * Numbers drawn evenly or normally move by 0.09 of their column's deviation; conditions, and
   * counts of few values, by a tenth, since any two that differ are far apart.
   */
  NOISE {
    @Override
    int[] places(int count, SplittableRandom random) {
      return Draw.some(count, count, random);
    }

    @Override
    Rows rows(Rows all, int[] places, SplittableRandom random) {
      double[] near = near(all, random);
      double[] moved = all.values().clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += near[i % near.length] * random.nextGaussian();
      }
      return Rows.of(all.columns(), moved);
    }
  };

  private static final int PAIRS = 4096;
  private static final int ONE_IN = 20;
  private static final double MOST_DEVIATIONS = 0.1;

  /** Which rows are brought, ascending; one may come more than once. */
  abstract int[] places(int count, SplittableRandom random);

  /** The rows at these places, as they are brought. */
  Rows rows(Rows all, int[] places, SplittableRandom random) {
    return all.pick(places);
  }

  private static double[] near(Rows rows, SplittableRandom random) {
    double[] near = new double[rows.columns()];
    Arrays.setAll(
        near,
        column -> {
          double[] apart =
              DoubleStream.generate(() -> apart(rows, column, random))
                  .limit(PAIRS)
                  .filter(it -> it > 0)
                  .sorted()
                  .toArray();
          return apart.length == 0
              ? 0
              : Math.min(apart[apart.length / ONE_IN], MOST_DEVIATIONS * deviation(rows, column));
        });
    return near;
  }

  private static double deviation(Rows rows, int column) {
    double mean = 0;
    for (int row = 0; row < rows.count(); row++) {
      mean += rows.at(row, column) / rows.count();
    }
    double squares = 0;
    for (int row = 0; row < rows.count(); row++) {
      double off = rows.at(row, column) - mean;
      squares += off * off / rows.count();
    }
    return Math.sqrt(squares);
  }

  private static double apart(Rows rows, int column, SplittableRandom random) {
    double one = rows.at(random.nextInt(rows.count()), column);
    double other = rows.at(random.nextInt(rows.count()), column);
    return Math.abs(one - other);
  }
}
