package io.strate.learn.evaluate;

/**
 * Rows of which something was said, and what came of them.
 *
 * @param <S> the kind itself
 */
public sealed interface Predicted<S extends Predicted<S>> permits Scored, Classified, Forecast {

  /** How many rows there are. */
  int count();

  /** The class of each row, by whose sizes a bootstrap keeps; all 0 where there are no classes. */
  int[] strata();

  /** The same rows, each as often as told; one that comes no time weighs nothing. */
  S times(int[] often);

  /** Whether the same came of the same number of rows, with the same weights. */
  boolean isOfTheRowsOf(S other);
}
