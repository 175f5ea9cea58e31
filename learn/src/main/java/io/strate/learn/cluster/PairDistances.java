package io.strate.learn.cluster;

import java.util.Arrays;

/** Clusters by the distances of all pairs, for linkages that need no more than these. */
final class PairDistances implements NeighbourChain.Clusters {
  /** How far a third cluster is from two joined ones of these sizes and distances to it. */
  interface Update {
    double apart(double oneSize, double otherSize, double toOne, double toOther);
  }

  private final Update update;

  /** Line i has the distances to the clusters before it. */
  private final double[][] lines;

  private final int[] sizes;

  /** The clusters there are, ascending. */
  private final int[] living;

  private int count;

  PairDistances(Rows rows, Update update) {
    this.update = update;
    this.count = rows.count();
    this.lines = new double[count][];
    this.sizes = new int[count];
    this.living = new int[count];
    Arrays.fill(sizes, 1);
    Arrays.setAll(living, i -> i);
    Columns columns = new Columns(rows);
    for (int row = 0; row < count; row++) {
      lines[row] = new double[row];
      columns.squares(row, 0, row, lines[row]);
      for (int i = 0; i < row; i++) {
        lines[row][i] = Math.sqrt(lines[row][i]);
      }
    }
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
    double height = preferred < 0 ? Double.POSITIVE_INFINITY : apart(cluster, preferred);
    double[] line = lines[cluster];
    int at = 0;
    for (; living[at] < cluster; at++) {
      double apart = line[living[at]];
      if (apart < height) {
        height = apart;
        nearest = living[at];
      }
    }
    for (at++; at < count; at++) {
      double apart = lines[living[at]][cluster];
      if (apart < height) {
        height = apart;
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
        double apart = update.apart(sizes[low], sizes[high], apart(third, low), apart(third, high));
        lines[Math.max(third, high)][Math.min(third, high)] = apart;
      }
    }
    sizes[high] += sizes[low];
    int gone = Arrays.binarySearch(living, 0, count, low);
    System.arraycopy(living, gone + 1, living, gone, count - gone - 1);
    count--;
  }

  private double apart(int a, int b) {
    return a > b ? lines[a][b] : lines[b][a];
  }
}
