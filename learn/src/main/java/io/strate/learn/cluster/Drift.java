package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * How far centres moved at most since the first, summed up. A bound on a distance holds as long as
 * centres have not moved by more than it has left: so bounds are kept as what the sum will be when
 * they end, and rows need not be touched when centres move.
 */
final class Drift {
  private final Slack slack;

  /** How far each centre moved last. */
  private final double[] moved;

  /** For each centre, the sum of how far any other moved at most. */
  private final double[] others;

  /** For each centre, what both took from the margins of its rows. */
  private final double[] spent;

  Drift(Rows centres) {
    this.slack = Slack.of(centres.columns());
    this.moved = new double[centres.count()];
    this.others = new double[centres.count()];
    this.spent = new double[centres.count()];
  }

  void move(Rows from, Rows to) {
    int columns = to.columns();
    int farthest = 0;
    double second = 0;
    for (int centre = 0; centre < moved.length; centre++) {
      int start = centre * columns;
      double square = PlainDistances.square(from.values(), start, to.values(), start, columns);
      moved[centre] = square == 0 && same(from, to, start) ? 0 : slack.atMost(square);
      if (centre > 0 && moved[centre] > moved[farthest]) {
        second = moved[farthest];
        farthest = centre;
      } else if (centre > 0) {
        second = Math.max(second, moved[centre]);
      }
    }
    for (int centre = 0; centre < moved.length; centre++) {
      double other = centre == farthest ? second : moved[farthest];
      others[centre] = sum(others[centre], other);
      spent[centre] = sum(spent[centre], slack.spent(moved[centre] + other));
    }
  }

  private static boolean same(Rows from, Rows to, int start) {
    int end = start + to.columns();
    return Arrays.equals(from.values(), start, end, to.values(), start, end);
  }

  /** What does not move costs nothing, not even a rounding. */
  static double sum(double before, double move) {
    return move == 0 ? before : Slack.raised(before + move);
  }

  Slack slack() {
    return slack;
  }

  double moved(int centre) {
    return moved[centre];
  }

  double others(int centre) {
    return others[centre];
  }

  double[] spent() {
    return spent;
  }
}
