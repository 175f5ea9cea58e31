package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** The shortest edges that hold all rows together, by Prim's algorithm from the first row. */
final class SpanningTree {
  private final Points outside;
  private final double[] closest;
  private final int rows;
  private final Sweeps sweeps;
  private final Crew crew;

  SpanningTree(Rows rows, Sweeps sweeps, Crew crew) {
    this.sweeps = sweeps;
    this.crew = crew;
    this.rows = rows.count();
    this.outside = new Points(rows);
    this.closest = new double[Sweeps.whole(this.rows)];
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
      int slots = outside.slots();
      Arrays.fill(closest, slots, Sweeps.whole(slots), Double.POSITIVE_INFINITY);
      Sweeps.Found next = next(point);
      merges.add(last, outside.name(next.slot()), Math.sqrt(next.value()));
      last = outside.name(next.slot());
    }
    return merges;
  }

  private Sweeps.Found next(double[] point) {
    Sweeps.Found[] found = new Sweeps.Found[crew.parts(outside.slots())];
    crew.each(
        outside.slots(),
        (part, from, to) ->
            found[part] =
                sweeps.nearer(outside.columns(), point, from, to, closest, Sweeps.Found.NOTHING));
    return Sweeps.Found.least(found);
  }
}
