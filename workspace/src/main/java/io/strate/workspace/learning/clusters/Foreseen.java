package io.strate.workspace.learning.clusters;

import io.strate.learn.cluster.Dbscan;
import io.strate.learn.cluster.Foresight;
import io.strate.learn.cluster.KMeans;
import io.strate.learn.cluster.Linkage;
import io.strate.learn.dataset.Rows;
import io.strate.learn.judge.Effort;
import io.strate.learn.judge.Family;
import io.strate.learn.judge.Recipe;
import java.util.Locale;

/** What learning clusters will take, told before it begins. */
record Foreseen(int rows, int columns, Foresight foresight) {

  /** More are not learnt from: the others join the nearest cluster. */
  private static final int MOST_ROWS_OF_WARD = 50_000;

  /** The memory of the others grows with the square of the rows. */
  private static final int MOST_ROWS_OF_TREES = 10_000;

  static int mostRows(Recipe recipe) {
    return switch (recipe) {
      case Recipe.Density _ -> Integer.MAX_VALUE;
      case Recipe.Partition(Family family, int _) ->
          switch (family) {
            case K_MEANS -> Integer.MAX_VALUE;
            case WARD -> MOST_ROWS_OF_WARD;
            case SINGLE, COMPLETE, AVERAGE -> MOST_ROWS_OF_TREES;
          };
    };
  }

  static Foreseen of(Recipe recipe, Rows all, Effort effort) {
    int rows = Math.min(all.count(), mostRows(recipe));
    int columns = all.columns();
    Foresight foresight =
        switch (recipe) {
          case Recipe.Partition(Family family, int clusters) when family == Family.K_MEANS ->
              KMeans.of(clusters, effort.seed()).on(effort.threads()).foresee(rows, columns);
          case Recipe.Partition(Family family, int _) ->
              Linkage.valueOf(family.name()).foresee(rows, columns, effort.threads());
          case Recipe.Density(double radius, int leastRows) ->
              new Dbscan(radius, leastRows, effort.threads()).foresee(rows, columns);
        };
    return new Foreseen(rows, columns, foresight);
  }

  /**
   * @throws IllegalArgumentException if it would take more memory
   */
  void requireRoom(long bytes) {
    if (foresight.bytes() > bytes) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "memory: expected to need at most %d MiB, found that %,d rows of %d columns take %d; take fewer features or a smaller population, or give Java more memory",
              bytes >> 20,
              rows,
              columns,
              foresight.bytes() >> 20));
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d rows, %s", rows, foresight);
  }
}
