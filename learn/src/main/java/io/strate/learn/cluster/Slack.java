package io.strate.learn.cluster;

/**
 * By how much bounds give way, so that they hold for what {@link Distances} would compute, not only
 * for true distances.
 *
 * <p>A computed square of n columns is within (n + 2) half units in the last place of the true one,
 * as its terms are never negative, or within a few smallest numbers where it underflows. So every
 * bound gives way by {@code share}, more than twice that, and by {@code TINY}, the root of a number
 * that no underflow reaches: if a row is passed over, its computed square is strictly the smallest.
 */
record Slack(double share) {
  private static final double TINY = 1e-150;
  private static final double STEP = 0x1p-50;

  static Slack of(int columns) {
    return new Slack((columns + 8) * 0x1p-51);
  }

  /** What the true distance of this computed square is at most. */
  double atMost(double square) {
    return Math.sqrt(square) * (1 + share) + TINY;
  }

  double atLeast(double square) {
    return Math.sqrt(square) * (1 - share) - TINY;
  }

  /**
   * How far centres may move together until a square of something at most {@code above} away may be
   * computed to be no less than that of something at least {@code below} away. Moves are {@link
   * #spent}.
   */
  double margin(double above, double below) {
    return lowered(below * (1 - share) - (above * (1 + share) + TINY));
  }

  /** Beyond this, {@link #margin} is positive. */
  double limit(double above) {
    return raised((above * (1 + share) + TINY) * (1 + 2 * share));
  }

  /** What moves take from margins. */
  double spent(double moves) {
    return raised(moves * (1 + share));
  }

  /**
   * Where a centre is farther than this from another, which a row is at most {@code above} away
   * from, then its square is computed to be more than the other's, and it is farther from the row
   * than {@code above + next}.
   */
  double reach(double above, double next) {
    return raised((2 * above + next) * (1 + 4 * share)) + 4 * TINY;
  }

  static double raised(double bound) {
    return bound + Math.abs(bound) * STEP;
  }

  static double lowered(double bound) {
    return bound == Double.POSITIVE_INFINITY ? bound : bound - Math.abs(bound) * STEP;
  }
}
