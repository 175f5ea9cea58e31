package io.strate.learn.portrait;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers that people like to read. */
final class Readable {
  private Readable() {}

  /**
   * The number above {@code low} and up to {@code high} with the fewest digits: a multiple of the
   * highest power of ten that has one there, else of half or a fifth of it.
   *
   * @param high above low, both finite
   */
  static double between(double low, double high) {
    BigDecimal above = BigDecimal.valueOf(low);
    BigDecimal upTo = BigDecimal.valueOf(high);
    if (above.signum() < 0 && upTo.signum() >= 0) {
      return 0;
    }
    int power = 1 + (int) Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
    while (true) {
      BigDecimal ten = BigDecimal.ONE.scaleByPowerOfTen(power);
      for (int part : new int[] {1, 2, 5}) {
        BigDecimal step = ten.divide(BigDecimal.valueOf(part));
        BigDecimal multiple = upTo.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        if (multiple.compareTo(above) > 0) {
          double readable = multiple.doubleValue();
          return readable > low && readable <= high ? readable : high;
        }
      }
      power--;
    }
  }
}
