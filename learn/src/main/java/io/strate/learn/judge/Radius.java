package io.strate.learn.judge;

import io.strate.learn.cluster.Dbscan;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Neighbours;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Finds a radius for DBSCAN, among the distances of rows to the last of those that make a core. The
 * radius grows through the upper part of these distances, so that ever fewer rows are noise; the
 * number of clusters that lasts longest meanwhile is taken at its widest radius, or the wider of
 * two that last as long. Where no number above one ever shows, the radius is the knee of the curve
 * of distances, which the paper of DBSCAN reads by eye.
 *
 * <p>The knee alone was tried first: it falls short where little is noise, and known sets fell into
 * splinters.
 */
final class Radius {
  /** Shares of rows that are cores. */
  private static final double[] SHARES = {
    0.7, 0.725, 0.75, 0.775, 0.8, 0.825, 0.85, 0.875, 0.9, 0.925, 0.95, 0.975, 0.99, 0.995
  };

  /** A cluster of fewer rows is a splinter and not counted. */
  private static final double SPLINTER = 0.01;

  private final Rows rows;
  private final int leastRows;
  private final Effort effort;

  Radius(Rows rows, int leastRows, Effort effort) {
    this.rows = rows;
    this.leastRows = leastRows;
    this.effort = effort;
  }

  double find() {
    int[] asked = effort.drawn(rows);
    double[] reach = ascending(rows, asked);
    OptionalDouble share = lasting(rows.pick(asked));
    double radius = share.isPresent() ? at(reach, share.getAsDouble()) : knee(reach);
    return radius > 0 ? radius : leastPositive(reach);
  }

  private double[] ascending(Rows among, int[] asked) {
    double[] reach = Neighbours.of(among, asked, leastRows - 1, effort.threads()).reach();
    Arrays.sort(reach);
    return reach;
  }

  private static double at(double[] ascending, double share) {
    return ascending[(int) (share * (ascending.length - 1))];
  }

  /** The share of cores at which the number of clusters that lasts longest ends. */
  private OptionalDouble lasting(Rows part) {
    double[] reach = ascending(part, IntStream.range(0, part.count()).toArray());
    OptionalDouble best = OptionalDouble.empty();
    int longest = 0;
    int length = 0;
    int before = 0;
    for (double share : SHARES) {
      double radius = at(reach, share);
      int clusters = radius > 0 ? clusters(part, radius) : 0;
      length = clusters == before ? length + 1 : 1;
      before = clusters;
      if (clusters > 1 && length >= longest) {
        longest = length;
        best = OptionalDouble.of(share);
      }
    }
    return best;
  }

  private int clusters(Rows part, double radius) {
    Labels labels = new Dbscan(radius, leastRows, effort.threads()).fit(part);
    return (int)
        Arrays.stream(labels.sizes()).filter(size -> size >= SPLINTER * part.count()).count();
  }

  /**
   * Sought where at least three quarters of the rows are cores. Distances beyond six interquartile
   * ranges above the third quartile are left out, as one far row would draw the knee to itself.
   */
  private static double knee(double[] reach) {
    double first = reach[reach.length / 4];
    int from = 3 * reach.length / 4;
    double fence = reach[from] + 6 * (reach[from] - first);
    double[] curve = Arrays.stream(reach).filter(it -> it <= fence).toArray();
    return curve[Knee.of(curve, from).orElse(from)];
  }

  private double leastPositive(double[] ascending) {
    return Arrays.stream(ascending)
        .filter(it -> it > 0)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "DBSCAN: expected rows that differ to find a radius, found that each equals %d others; bring more telling columns or state eps"
                        .formatted(leastRows - 1)));
  }
}
