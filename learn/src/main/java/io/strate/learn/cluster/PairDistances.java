package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** Clusters by the distances of all pairs, for linkages that need no more than these. */
final class PairDistances implements NeighbourChain.Clusters {
  /** How far a third cluster is from two joined ones of these sizes and distances to it. */
  interface Update {
    double apart(double oneSize, double otherSize, double toOne, double toOther);
  }

  private final Update update;

  /** The distances of each cluster to those before it, one after another. */
  private final double[] apart;

  private final int[] sizes;

  /** The clusters there are, ascending. */
  private final int[] living;

  private int count;

  PairDistances(Rows rows, Update update) {
    this.update = update;
    this.count = rows.count();
    this.apart = new double[line(count)];
    this.sizes = new int[count];
    this.living = new int[count];
    Arrays.fill(sizes, 1);
    Arrays.setAll(living, i -> i);
    Columns columns = new Columns(rows);
    double[] squares = new double[count];
    for (int row = 0; row < count; row++) {
      columns.squares(row, 0, row, squares);
      int line = line(row);
      for (int i = 0; i < row; i++) {
        apart[line + i] = Math.sqrt(squares[i]);
      }
    }
  }

  /** Where the distances of a cluster start. */
  private static int line(int cluster) {
    return (int) ((long) cluster * (cluster - 1) / 2);
  }

  private static int place(int a, int b) {
    return a > b ? line(a) + b : line(b) + a;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int first() {
    return living[0];
  }

  @Override
  public NeighbourChain.Neighbour nearest(int cluster, int preferred) {
    int nearest = preferred;
    double height = preferred < 0 ? Double.POSITIVE_INFINITY : apart[place(cluster, preferred)];
    int line = line(cluster);
    int at = 0;
    for (; living[at] < cluster; at++) {
      double other = apart[line + living[at]];
      if (other < height) {
        height = other;
        nearest = living[at];
      }
    }
    for (at++; at < count; at++) {
      double other = apart[line(living[at]) + cluster];
      if (other < height) {
        height = other;
        nearest = living[at];
      }
    }
    return new NeighbourChain.Neighbour(nearest, height);
  }

  @Override
  public void join(int low, int high, double height) {
    for (int at = 0; at < count; at++) {
      int third = living[at];
      if (third != low && third != high) {
        int toHigh = place(third, high);
        apart[toHigh] =
            update.apart(sizes[low], sizes[high], apart[place(third, low)], apart[toHigh]);
      }
    }
    sizes[high] += sizes[low];
    int gone = Arrays.binarySearch(living, 0, count, low);
    System.arraycopy(living, gone + 1, living, gone, count - gone - 1);
    count--;
  }
}
