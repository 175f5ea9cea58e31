package io.strate.learn.evaluate;

import java.util.List;

/**
 * A champion and a challenger on the same rows.
 *
 * @param measure its name
 * @param improvement how much better the challenger is: its own interval, over resamples that both
 *     share
 */
public record Comparison(
    String measure, Interval champion, Interval challenger, Interval improvement) {

  /**
   * @param groups a number for each row; rows of one group are drawn together
   * @throws IllegalArgumentException if they are of different rows, or the measure has no value for
   *     them
   */
  public static <S extends Predicted<S>> Comparison of(
      S champion, S challenger, int[] groups, Measure<S> measure, Bootstrap bootstrap) {
    if (champion.count() != challenger.count() || !champion.isOfTheRowsOf(challenger)) {
      throw new IllegalArgumentException(
          "comparison: expected predictions of the same rows, found %d and %d of which different things came; predict the same rows with both"
              .formatted(champion.count(), challenger.count()));
    }
    if (Double.isNaN(measure.of(champion))) {
      throw new IllegalArgumentException(
          "comparison: expected rows that have a value for '%s', found none; compare on rows of which both answers came"
              .formatted(measure.name()));
    }
    double sign = measure.higherIsBetter() ? 1 : -1;
    List<Interval> intervals =
        bootstrap.of(
            champion.strata(),
            groups,
            often -> {
              double former = measure.of(champion.times(often));
              double newer = measure.of(challenger.times(often));
              return new double[] {former, newer, sign * (newer - former)};
            });
    return new Comparison(measure.name(), intervals.get(0), intervals.get(1), intervals.get(2));
  }

  /**
   * Whether the challenger is better beyond chance: the interval of its improvement is above zero.
   */
  public boolean isPromoted() {
    return improvement.low() > 0;
  }
}
