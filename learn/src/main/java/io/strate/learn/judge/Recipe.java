package io.strate.learn.judge;

import io.strate.learn.cluster.Dbscan;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Placement;
import io.strate.learn.dataset.Rows;

/** How clusters are learnt: a method with all that it is told. */
public sealed interface Recipe {

  /** The name of the method, without what it is told. */
  default String method() {
    return switch (this) {
      case Partition(Family family, int _) -> family.name();
      case Density _ -> Density.METHOD;
    };
  }

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
    static final String METHOD = "DBSCAN";

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
     * least 10, as with the four of the first paper the known sets of this module's tests fall into
     * splinters; and a radius at which the number of clusters is the one that lasts longest: see
     * {@link Radius}.
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
      int drawn = Math.min(rows.count(), effort.rows());
      int leastRows = Math.min(Math.max(10, 2 * rows.columns()), drawn / 2);
      return new Density(new Radius(rows, leastRows, effort).find(), leastRows);
    }
  }
}
