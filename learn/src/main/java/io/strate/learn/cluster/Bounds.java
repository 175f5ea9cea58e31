package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Hamerly's bounds (2010): for each row, one above the distance to its own centre and one below the
 * distance to any other, kept true while centres move. Where even the first lies below the second,
 * the row's centre has not changed and no distance need be computed.
 *
 * <p>They hold for what {@link Distances} would compute, not only for true distances. A computed
 * square of n columns is within (n + 2) half units in the last place of the true one, as its terms
 * are never negative, or within a few smallest numbers where it underflows. So every bound gives
 * way by {@code slack}, more than twice that, and by {@code TINY}, the root of a number that no
 * underflow reaches: if a row is passed over, its computed square is strictly the smallest.
 */
final class Bounds {
  private static final double TINY = 1e-150;
  private static final double STEP = 0x1p-50;

  private final double[] above;
  private final double[] below;
  private final double slack;

  /** Since the bounds were last brought up: how far each centre moved at most. */
  private final double[] moved;

  /** Half the distance of each centre to the next one, at least. */
  private final double[] gap;

  private int farthestMover;
  private double farthest;
  private double secondFarthest;

  Bounds(int rows, Rows centres) {
    this.above = new double[rows];
    this.below = new double[rows];
    this.slack = (centres.columns() + 8) * 0x1p-51;
    this.moved = new double[centres.count()];
    this.gap = new double[centres.count()];
    Arrays.fill(above, Double.POSITIVE_INFINITY);
    Arrays.fill(below, Double.NEGATIVE_INFINITY);
  }

  /** The centres moved from where the bounds knew them. */
  void move(Rows from, Rows to) {
    farthest = 0;
    secondFarthest = 0;
    farthestMover = 0;
    int columns = to.columns();
    for (int centre = 0; centre < moved.length; centre++) {
      int start = centre * columns;
      double square = PlainDistances.square(from.values(), start, to.values(), start, columns);
      moved[centre] = square == 0 && same(from, to, start) ? 0 : atMost(square);
      if (moved[centre] > farthest) {
        secondFarthest = farthest;
        farthest = moved[centre];
        farthestMover = centre;
      } else {
        secondFarthest = Math.max(secondFarthest, moved[centre]);
      }
    }
    gaps(to);
  }

  private static boolean same(Rows from, Rows to, int start) {
    int end = start + to.columns();
    return Arrays.equals(from.values(), start, end, to.values(), start, end);
  }

  private void gaps(Rows centres) {
    Arrays.fill(gap, Double.POSITIVE_INFINITY);
    int columns = centres.columns();
    double[] values = centres.values();
    for (int a = 0; a < gap.length; a++) {
      for (int b = 0; b < a; b++) {
        double square = PlainDistances.square(values, a * columns, values, b * columns, columns);
        gap[a] = Math.min(gap[a], square);
        gap[b] = Math.min(gap[b], square);
      }
    }
    for (int a = 0; a < gap.length; a++) {
      gap[a] = atLeast(gap[a]) * 0.5;
    }
  }

  /**
   * Brings the bounds of the rows {@code from..to} up to the move and lists those that may belong
   * to another centre than they did.
   */
  int unsure(int from, int to, int[] labels, int[] places) {
    int unsure = 0;
    for (int row = from; row < to; row++) {
      int centre = labels[row];
      above[row] = raised(above[row] + moved[centre]);
      below[row] = lowered(below[row] - (centre == farthestMover ? secondFarthest : farthest));
      places[unsure] = row;
      unsure += sure(row, centre) ? 0 : 1;
    }
    return unsure;
  }

  /**
   * Which of the listed rows are unsure still, now that their distances to their own centres are
   * known.
   */
  int unsure(Rows rows, Rows centres, int[] labels, int[] places, int count) {
    int columns = rows.columns();
    double[] squares = new double[count];
    for (int i = 0; i < count; i++) {
      squares[i] =
          PlainDistances.square(
              rows.values(),
              places[i] * columns,
              centres.values(),
              labels[places[i]] * columns,
              columns);
    }
    int unsure = 0;
    for (int i = 0; i < count; i++) {
      int row = places[i];
      above[row] = atMost(squares[i]);
      places[unsure] = row;
      unsure += sure(row, labels[row]) ? 0 : 1;
    }
    return unsure;
  }

  private boolean sure(int row, int centre) {
    double others = Math.max(below[row], gap[centre]);
    return above[row] * (1 + slack) + TINY < others * (1 - slack);
  }

  /** The row was compared with all centres. */
  void set(int row, double first, double second) {
    above[row] = atMost(first);
    below[row] = atLeast(second);
  }

  private double atMost(double square) {
    return Math.sqrt(square) * (1 + slack) + TINY;
  }

  private double atLeast(double square) {
    return Math.sqrt(square) * (1 - slack) - TINY;
  }

  private static double raised(double bound) {
    return bound + Math.abs(bound) * STEP;
  }

  private static double lowered(double bound) {
    return bound - Math.abs(bound) * STEP;
  }
}
