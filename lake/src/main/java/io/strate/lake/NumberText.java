package io.strate.lake;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

/**
 * Which texts are numbers: an optional sign, digits with an optional point, an optional exponent,
 * blanks around it. A leading zero before another digit (a postal code) or more than 15 digits
 * before the point (a SIRET) make it a text, and so does a value beyond the doubles. No grouping,
 * no decimal comma, no {@code NaN}, no infinity.
 */
final class NumberText {

  /** What {@link #parse} answers for texts that are no numbers. */
  static final double NONE = Double.NaN;

  private static final int MOST_WHOLE_DIGITS = 15;

  /** Digits that a long surely holds; of these, mantissas up to 2⁵³ are exact doubles. */
  private static final int MOST_EXACT_DIGITS = 18;

  private static final long LARGEST_EXACT = 1L << 53;

  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private NumberText() {}

  /** The nearest double to the number that these bytes write, or {@link #NONE}. */
  static double parse(long start, int length) {
    long from = start;
    long to = start + length;
    while (from < to && isBlank(at(from))) {
      from++;
    }
    while (from < to && isBlank(at(to - 1))) {
      to--;
    }
    return from == to ? NONE : parseTrimmed(from, to);
  }

  private static double parseTrimmed(long from, long to) {
    long at = from;
    boolean negative = at(at) == '-';
    if (negative || at(at) == '+') {
      at++;
    }
    long mantissa = 0;
    long digitsFrom = at;
    for (int digit; at < to && (digit = digit(at)) >= 0; at++) {
      mantissa = mantissa * 10 + digit;
    }
    int whole = (int) (at - digitsFrom);
    if (whole > MOST_WHOLE_DIGITS || whole > 1 && at(digitsFrom) == '0') {
      return NONE;
    }
    int places = 0;
    if (at < to && at(at) == '.') {
      long point = ++at;
      for (int digit; at < to && (digit = digit(at)) >= 0; at++) {
        mantissa = mantissa * 10 + digit;
      }
      places = (int) (at - point);
    }
    if (whole + places == 0 || at < to && !isExponent(at, to)) {
      return NONE;
    }
    boolean exact =
        at == to
            && whole + places <= MOST_EXACT_DIGITS
            && mantissa <= LARGEST_EXACT
            && places < POWERS.length;
    if (!exact) {
      return slow(from, to);
    }
    // Both operands are exact, so that the one rounding of the division is the right one.
    double value = places == 0 ? mantissa : mantissa / POWERS[places];
    return negative ? -value + 0.0 : value;
  }

  private static boolean isExponent(long from, long to) {
    long at = from;
    if ((at(at) | 0x20) != 'e' || ++at == to) {
      return false;
    }
    if (at(at) == '-' || at(at) == '+') {
      at++;
    }
    long digits = at;
    while (at < to && digit(at) >= 0) {
      at++;
    }
    return at == to && at > digits;
  }

  private static double slow(long from, long to) {
    double value = Double.parseDouble(Cells.text(from, (int) (to - from)));
    return Double.isFinite(value) ? value + 0.0 : NONE;
  }

  private static byte at(long address) {
    return Cells.MEMORY.get(JAVA_BYTE, address);
  }

  /** The value of a digit, negative for anything else. */
  private static int digit(long address) {
    int digit = at(address) - '0';
    return digit <= 9 ? digit : -1;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }
}
