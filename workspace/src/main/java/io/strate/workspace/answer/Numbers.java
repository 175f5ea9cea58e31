package io.strate.workspace.answer;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class Numbers {

  private Numbers() {}

  /** The shortest decimal that is this double, without an exponent or a trailing {@code .0}. */
  public static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
