package io.strate.demo;

/**
 * A stretch of days in which an account subscribes.
 *
 * @param to the day after its last
 * @param isLast it is not renewed: use thins out before its end
 * @param grows use grows within it, towards a greater plan
 */
record Term(int from, int to, boolean isLast, boolean grows) {

  private static final double THINNING = 77;

  /** How much the software is used on a day, compared with a usual customer; 0 outside. */
  double use(int day) {
    if (day < from || day >= to) {
      return 0;
    }
    double thinned = isLast ? Math.clamp((to - day) / THINNING, 0.08, 1) : 1;
    double grown = grows ? 1 + 0.9 * (day - from) / Math.max(1, to - from) : 1;
    return thinned * grown;
  }
}
