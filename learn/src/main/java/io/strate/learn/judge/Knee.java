package io.strate.learn.judge;

import java.util.OptionalInt;

/**
 * Where a curve bends: the point deepest below the straight line from its first to its last point,
 * both axes scaled to 0..1. This is the highest point of the difference curve of Kneedle (Satopää,
 * Albrecht, Irwin and Raghavan 2011) without smoothing.
 */
final class Knee {
  private Knee() {}

  /**
   * The place of the knee in a curve of points one step apart, sought from a place on; none where
   * no point lies below the line: fewer than three points, a level curve, or one that bends the
   * other way.
   */
  static OptionalInt of(double[] curve, int from) {
    int last = curve.length - 1;
    double deepest = 0;
    int knee = -1;
    for (int i = Math.max(1, from); i < last; i++) {
      double line = curve[0] + (curve[last] - curve[0]) * i / last;
      if (line - curve[i] > deepest) {
        deepest = line - curve[i];
        knee = i;
      }
    }
    return knee < 0 ? OptionalInt.empty() : OptionalInt.of(knee);
  }
}
