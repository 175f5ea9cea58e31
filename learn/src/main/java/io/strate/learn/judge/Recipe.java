package io.strate.learn.judge;

import io.strate.learn.cluster.Dbscan;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Neighbours;
import io.strate.learn.cluster.Placement;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** How clusters are learnt: a method with all that it is told. */
public sealed interface Recipe {

  /**
   * @param seed for methods that begin by lot; the same gives the same clusters
   * @throws IllegalArgumentException where the rows do not allow it, in a sentence
   */
  Labels learn(Rows rows, long seed, int threads);

  /**
   * The same for a share of the rows, from 0 to 1: as dense for a method that looks at density, and
   * no more clusters than these rows allow.
   */
  Recipe forPart(Rows part, double share);

  /**
   * How rows that come later find their cluster.
   *
   * @param labels that this recipe gave these rows, with at least one cluster
   */
  Placement assignment(Rows rows, Labels labels);

  /** So many clusters by a method that is told how many. */
  record Partition(Family family, int clusters) implements Recipe {
    @Override
    public Labels learn(Rows rows, long seed, int threads) {
      return family.learn(clusters, rows, seed, threads);
    }

    @Override
    public Partition forPart(Rows part, double share) {
      return new Partition(family, part.distinct(clusters));
    }

    @Override
    public Placement assignment(Rows rows, Labels labels) {
      return Placement.toMeans(rows, labels);
    }
  }

  /** Dense places, by DBSCAN; see {@link Dbscan} for what is allowed. */
  record Density(double radius, int leastRows) implements Recipe {
    @Override
    public Labels learn(Rows rows, long seed, int threads) {
      return new Dbscan(radius, leastRows, threads).fit(rows);
    }

    @Override
    public Placement assignment(Rows rows, Labels labels) {
      return Placement.toCores(new Dbscan(radius, leastRows, 1), rows, labels);
    }

    /**
     * A share of the rows for a core in the same radius; where that would be fewer than eight, whom
     * chance would often bring together, eight in a radius that holds as many of evenly spread
     * rows.
     */
    @Override
    public Density forPart(Rows part, double share) {
      double same = leastRows * share;
      int least = Math.min(leastRows, Math.max(8, (int) Math.round(same)));
      double wider = same < least - 0.5 ? Math.pow(least / same, 1.0 / part.columns()) : 1;
      return new Density(radius * wider, least);
    }

    /**
     * Twice as many rows for a core as there are columns (Sander, Ester, Kriegel and Xu 1998), at
     * least 10, and as radius the knee of the curve of distances to the last of that many rows,
     * which the paper of DBSCAN reads by eye. Ten, as with the paper's four the known sets of this
     * module's tests fall into splinters. The knee is sought where at least three quarters of the
     * rows are cores; distances beyond six interquartile ranges above the third quartile are left
     * out, as one far row would draw the knee to itself.
     *
     * @throws IllegalArgumentException for fewer than five rows, and where rows are so equal that
     *     no distance tells anything
     */
    public static Density of(Rows rows, Effort effort) {
      if (rows.count() < 5) {
        throw new IllegalArgumentException(
            "DBSCAN: expected at least 5 rows to find a radius, found %d; bring more rows or state eps"
                .formatted(rows.count()));
      }
      int leastRows = Math.min(Math.max(10, 2 * rows.columns()), rows.count() / 2);
      int[] asked = effort.drawn(rows);
      double[] reach = Neighbours.of(rows, asked, leastRows - 1, effort.threads()).reach();
      Arrays.sort(reach);
      double first = reach[reach.length / 4];
      double third = reach[3 * reach.length / 4];
      double fence = third + 6 * (third - first);
      double[] curve = Arrays.stream(reach).filter(it -> it <= fence).toArray();
      int from = 3 * reach.length / 4;
      double radius = curve[Knee.of(curve, from).orElse(from)];
      return new Density(radius > 0 ? radius : leastPositive(reach, leastRows), leastRows);
    }

    private static double leastPositive(double[] ascending, int leastRows) {
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
}
