package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * What k-means found.
 *
 * @param labels of the rows, each the nearest of {@code centres}
 * @param centres one row for each cluster
 * @param inertia the sum of squared distances of the rows to their centres, in squared units of the
 *     columns
 * @param iterations how often all rows were looked at
 * @param settled whether no row would change its cluster any more; otherwise the limit of
 *     iterations ended it
 */
public record KMeansFit(
    Labels labels, Rows centres, double inertia, int iterations, boolean settled) {

  /**
   * The cluster of rows that came later: the nearest centre, the lower among equally near ones.
   *
   * @throws IllegalArgumentException if the rows have other columns than the centres
   */
  public int[] assign(Rows rows) {
    if (rows.columns() != centres.columns()) {
      throw new IllegalArgumentException(
          "k-means: expected rows of %d columns, found %d; bring the columns that the clusters were learnt from"
              .formatted(centres.columns(), rows.columns()));
    }
    int[] places = new int[rows.count()];
    Arrays.setAll(places, i -> i);
    Nearest nearest = Nearest.room(places.length);
    Distances.best().nearest(rows, places, places.length, centres, nearest);
    return Arrays.copyOf(nearest.centre(), places.length);
  }
}
