package io.strate.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as decimals with six places, in millionths, so that sums are exact whatever the order of
 * their terms.
 */
public final class Decimal {

  /** Millionths in one. */
  public static final long SCALE = 1_000_000;

  /** The largest magnitude that has millionths: 10¹². */
  public static final double LARGEST = 1e12;

  private static final BigDecimal SCALE_DECIMAL = BigDecimal.valueOf(SCALE);

  /** Up to here, millionths are whole numbers that a double holds exactly, with room for halves. */
  private static final double EXACT_RANGE = 0x1p51;

  private Decimal() {}

  /** Whether {@link #micros} is defined: |value| ≤ 10¹². */
  public static boolean isInRange(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /**
   * The integer nearest to {@code value · 10⁶}, taken of the double's exact value; exact halves go
   * to the even one.
   *
   * @throws ArithmeticException beyond ±10¹²
   */
  public static long micros(double value) {
    if (!isInRange(value)) {
      throw new ArithmeticException("beyond ±10¹²: " + value);
    }
    double product = value * SCALE;
    double nearest = Math.rint(product);
    if (Math.abs(product) < EXACT_RANGE && Math.abs(product - nearest) < 0.25) {
      return (long) nearest;
    }
    return new BigDecimal(value)
        .multiply(SCALE_DECIMAL)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  /** The double nearest to a number of millionths, given as {@code high · 2⁶⁴ + low (unsigned)}. */
  public static double toDouble(long high, long low) {
    if (high == low >> 63) {
      return toDouble(low);
    }
    java.math.BigInteger micros =
        java.math.BigInteger.valueOf(high)
            .shiftLeft(64)
            .add(new java.math.BigInteger(Long.toUnsignedString(low)));
    return new BigDecimal(micros, 6).doubleValue();
  }

  /** The double nearest to a number of millionths. */
  public static double toDouble(long micros) {
    // Both operands are exact here, so that the one rounding of the division is the right one.
    return Math.abs(micros) <= 1L << 53
        ? (double) micros / SCALE
        : BigDecimal.valueOf(micros, 6).doubleValue();
  }
}
