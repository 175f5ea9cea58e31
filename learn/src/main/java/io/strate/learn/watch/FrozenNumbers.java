package io.strate.learn.watch;

import java.util.Arrays;

/**
 * Numbers, or so many of their quantiles, frozen.
 *
 * @param values rising
 * @param rows how many numbers there were
 */
public record FrozenNumbers(double[] values, long rows) {

  /** The array is kept, not copied. */
  public FrozenNumbers {
    boolean rising = values.length > 0 && rows >= values.length;
    for (int i = 0; rising && i < values.length; i++) {
      rising = !Double.isNaN(values[i]) && (i == 0 || values[i] >= values[i - 1]);
    }
    if (!rising) {
      throw new IllegalArgumentException(
          "reference: expected at least one known number, found %s; freeze it from rows"
              .formatted(Arrays.toString(values)));
    }
  }

  /**
   * Leaves out NaN.
   *
   * @param most how many to keep at most, evenly spread over their order
   */
  static FrozenNumbers of(double[] numbers, int most) {
    double[] rising =
        Arrays.stream(numbers).filter(x -> !Double.isNaN(x)).map(x -> x + 0.0).sorted().toArray();
    double[] kept = new double[Math.min(most, rising.length)];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = rising[(int) ((2L * i + 1) * rising.length / (2L * kept.length))];
    }
    return new FrozenNumbers(kept, rising.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrozenNumbers those
        && rows == those.rows
        && Arrays.equals(values, those.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "%d of %d".formatted(values.length, rows);
  }
}
