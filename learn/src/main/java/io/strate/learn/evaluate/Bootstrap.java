package io.strate.learn.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Intervals by the percentiles of a measure over resamples (Efron and Tibshirani 1993). Groups are
 * drawn with replacement, so that rows of one person come and go together; within each class as
 * many as there are, where a group's class is the highest of its rows: intervals take the shares of
 * the classes for given.
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
  public <S extends Predicted<S>> List<Interval> of(S predicted, List<Measure<S>> measures) {
    return of(predicted, IntStream.range(0, predicted.count()).toArray(), measures);
  }

  /**
   * Measures in their order.
   *
   * @param groups a number for each row
   */
  public <S extends Predicted<S>> List<Interval> of(
      S predicted, int[] groups, List<Measure<S>> measures) {
    return of(
        predicted.strata(),
        groups,
        often -> {
          S drawn = predicted.times(often);
          return measures.stream().mapToDouble(measure -> measure.of(drawn)).toArray();
        });
  }

  /** Whatever numbers follow from how often each row comes, always equally many. */
  List<Interval> of(int[] strata, int[] groups, Function<int[], double[]> formula) {
    Resampled resampled = draw(strata, groups, formula);
    return IntStream.range(0, resampled.values().length)
        .mapToObj(number -> resampled.interval(number, confidence))
        .toList();
  }

  /**
   * @param strata the class of each row
   */
  Resampled draw(int[] strata, int[] groups, Function<int[], double[]> formula) {
    Draws draws = Draws.of(strata, groups);
    int[] once = new int[strata.length];
    Arrays.fill(once, 1);
    double[] values = formula.apply(once);
    double[][] drawn = new double[resamples][];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < resamples; i++) {
      drawn[i] = formula.apply(draws.next(random));
    }
    return new Resampled(values, drawn);
  }
}
