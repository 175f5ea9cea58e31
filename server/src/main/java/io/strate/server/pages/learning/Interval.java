package io.strate.server.pages.learning;

/**
 * A number with the interval in which it lies.
 *
 * @param low not a number if no interval is known
 */
public record Interval(double value, double low, double high) {

  /** Of which no interval is known. */
  public static Interval of(double value) {
    return new Interval(value, Double.NaN, Double.NaN);
  }

  /** Whether an interval is known. */
  public boolean isKnown() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
