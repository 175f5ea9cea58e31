package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** The shortest edges that hold all rows together, by Prim's algorithm from the first row. */
final class SpanningTree {
  private static final int BATCH = 1024;

  private final Points outside;
  private final double[] closest;
  private final double[] squares = new double[BATCH];
  private final int rows;

  SpanningTree(Rows rows) {
    this.rows = rows.count();
    this.outside = new Points(rows);
    this.closest = new double[this.rows];
    Arrays.fill(closest, Double.POSITIVE_INFINITY);
  }

  /**
   * Each edge joins the row that came last with the one that comes next, not with the one it is
   * closest to: that one is already in the same cluster at this height.
   */
  Merges merges(Progress progress) {
    Merges merges = new Merges(rows);
    int last = 0;
    for (int merge = 0; merge < rows - 1; merge++) {
      if (merge % NeighbourChain.REPORTED == 0) {
        double left = (double) (rows - merge) / rows;
        progress.report("dendrogram", 1 - left * left);
      }
      double[] point = outside.point(last);
      closest[outside.slot(last)] = Double.POSITIVE_INFINITY;
      outside.remove(last, (from, to) -> closest[to] = closest[from]);
      int next = next(point);
      merges.add(last, outside.name(next), Math.sqrt(closest[next]));
      last = outside.name(next);
    }
    return merges;
  }

  private int next(double[] point) {
    int next = -1;
    double lowest = Double.POSITIVE_INFINITY;
    for (int from = 0; from < outside.slots(); from += BATCH) {
      int to = Math.min(outside.slots(), from + BATCH);
      outside.squares(point, from, to, squares);
      for (int slot = from; slot < to; slot++) {
        double square = Math.min(closest[slot], squares[slot - from]);
        closest[slot] = square;
        if (square < lowest) {
          lowest = square;
          next = slot;
        }
      }
    }
    return next;
  }
}
