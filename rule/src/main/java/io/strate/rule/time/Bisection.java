package io.strate.rule.time;

import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** Exact answers about monotone functions of an instant, found by halving. */
public final class Bisection {

  private Bisection() {}

  /**
   * The least x in {@code (from, to]} that holds, where nothing that holds is followed by something
   * that does not; {@code to} must hold.
   */
  public static long first(LongPredicate holds, long from, long to) {
    long no = from;
    long yes = to;
    while (yes - no > 1 || yes - no < 0) {
      long middle = (no & yes) + ((no ^ yes) >> 1);
      if (holds.test(middle)) {
        yes = middle;
      } else {
        no = middle;
      }
    }
    return yes;
  }

  /**
   * The least x at which a function that never falls is at least {@code target}, searched outwards
   * from {@code near}; {@link Calendar#NEVER} if it never is.
   */
  static long firstAtLeast(LongUnaryOperator rising, long target, long near) {
    long reach = 1L << 29;
    long low = Calendar.minus(near, reach);
    long high = Calendar.plus(near, reach);
    while (low != Long.MIN_VALUE && rising.applyAsLong(low) >= target) {
      reach = 2 * reach;
      low = reach < 0 ? Long.MIN_VALUE : Calendar.minus(low, reach);
    }
    reach = 1L << 29;
    while (high != Calendar.NEVER && rising.applyAsLong(high) < target) {
      reach = 2 * reach;
      high = reach < 0 ? Calendar.NEVER : Calendar.plus(high, reach);
    }
    return first(x -> rising.applyAsLong(x) >= target, low, high);
  }
}
