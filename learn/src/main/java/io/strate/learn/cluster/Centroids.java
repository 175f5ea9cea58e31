package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** Clusters by their means and sizes, apart by Ward's measure. */
final class Centroids implements NeighbourChain.Clusters {
  private static final int BATCH = 1024;

  private final Points points;
  private final double[] sizes;
  private final double[] squares = new double[BATCH];
  private final int count;

  Centroids(Rows rows) {
    this.points = new Points(rows);
    this.count = rows.count();
    this.sizes = new double[count];
    Arrays.fill(sizes, 1);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int first() {
    return points.first();
  }

  @Override
  public NeighbourChain.Neighbour nearest(int cluster, int preferred) {
    double[] point = points.point(cluster);
    int self = points.slot(cluster);
    double size = sizes[self];
    int nearest = preferred < 0 ? -1 : points.slot(preferred);
    double lowest = Double.POSITIVE_INFINITY;
    if (preferred >= 0) {
      points.squares(point, nearest, nearest + 1, squares);
      lowest = growth(squares[0], size, sizes[nearest]);
    }
    for (int from = 0; from < points.slots(); from += BATCH) {
      int to = Math.min(points.slots(), from + BATCH);
      points.squares(point, from, to, squares);
      for (int slot = from; slot < to; slot++) {
        // Half the square is the least it can grow by: a look at most spares the division.
        if (squares[slot - from] * 0.5 < lowest && slot != self) {
          double growth = growth(squares[slot - from], size, sizes[slot]);
          if (growth < lowest) {
            lowest = growth;
            nearest = slot;
          }
        }
      }
    }
    return new NeighbourChain.Neighbour(points.name(nearest), Math.sqrt(2 * lowest));
  }

  /** By how much the sum of squares grows if both become one. */
  private static double growth(double square, double oneSize, double otherSize) {
    return square * (oneSize * otherSize / (oneSize + otherSize));
  }

  @Override
  public void join(int low, int high, double height) {
    double[] mean = points.point(high);
    double[] other = points.point(low);
    double share = sizes[points.slot(low)];
    double total = share + sizes[points.slot(high)];
    for (int column = 0; column < mean.length; column++) {
      mean[column] += (other[column] - mean[column]) * (share / total);
    }
    points.put(high, mean);
    sizes[points.slot(high)] = total;
    points.remove(low, (from, to) -> sizes[to] = sizes[from]);
  }
}
