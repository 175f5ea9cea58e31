package io.strate.learn.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Intervals by the percentiles of a measure over resamples (Efron and Tibshirani 1993). Groups are
 * drawn with replacement, so that rows of one person come and go together; within each class as
 * many as there are, where a group's class is the highest of its rows.
 *
 * @param resamples how many
 * @param confidence such as 0.95
 * @param seed equal seeds draw equal resamples
 */
public record Bootstrap(int resamples, double confidence, long seed) {

  public Bootstrap {
    if (resamples < 2 || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "bootstrap: expected at least 2 resamples and a confidence between 0 and 1, found %d and %s; take for instance 1000 and 0.95"
              .formatted(resamples, confidence));
    }
  }

  /** Measures of rows that are groups of their own, in the order of the measures. */
  public <S extends Sample<S>> List<Interval> of(S sample, List<Measure<S>> measures) {
    return of(sample, IntStream.range(0, sample.count()).toArray(), measures);
  }

  /**
   * Measures in their order.
   *
   * @param groups a number for each row
   */
  public <S extends Sample<S>> List<Interval> of(
      S sample, int[] groups, List<Measure<S>> measures) {
    List<ToDoubleFunction<int[]>> formulas = new ArrayList<>();
    for (Measure<S> measure : measures) {
      formulas.add(often -> measure.of(sample.times(often)));
    }
    return of(sample.strata(), groups, formulas);
  }

  /**
   * Whatever follows from how often each row comes, in the order of the formulas.
   *
   * @param strata the class of each row
   */
  List<Interval> of(int[] strata, int[] groups, List<ToDoubleFunction<int[]>> formulas) {
    Draws draws = Draws.of(strata, groups);
    double[][] values = new double[formulas.size()][resamples];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < resamples; i++) {
      int[] often = draws.next(random);
      for (int j = 0; j < values.length; j++) {
        values[j][i] = formulas.get(j).applyAsDouble(often);
      }
    }
    int[] once = new int[strata.length];
    Arrays.fill(once, 1);
    List<Interval> intervals = new ArrayList<>();
    for (int j = 0; j < values.length; j++) {
      intervals.add(interval(formulas.get(j).applyAsDouble(once), values[j]));
    }
    return intervals;
  }

  private Interval interval(double value, double[] resampled) {
    double[] rising = Arrays.stream(resampled).filter(x -> !Double.isNaN(x)).sorted().toArray();
    double tail = (1 - confidence) / 2;
    return new Interval(value, quantile(rising, tail), quantile(rising, 1 - tail), rising.length);
  }

  private static double quantile(double[] rising, double share) {
    if (rising.length == 0) {
      return Double.NaN;
    }
    double place = share * (rising.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, rising.length - 1);
    return rising[below] + (place - below) * (rising[above] - rising[below]);
  }
}
