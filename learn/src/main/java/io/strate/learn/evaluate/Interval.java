package io.strate.learn.evaluate;

/**
 * A measure with how sure it is.
 *
 * @param value of the rows themselves; NaN if they have none
 * @param low at the confidence that was asked for; NaN if no resample has a value
 * @param high likewise
 * @param resamples how many had a value
 */
public record Interval(double value, double low, double high, int resamples) {

  public boolean excludes(double number) {
    return low > number || high < number;
  }
}
