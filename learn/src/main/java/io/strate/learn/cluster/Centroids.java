package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** Clusters by their means and sizes, apart by Ward's measure. */
final class Centroids implements NeighbourChain.Clusters {
  private final Points points;
  private final double[] sizes;
  private final int count;
  private final Sweeps sweeps;
  private final Crew crew;

  Centroids(Rows rows, Sweeps sweeps, Crew crew) {
    this.crew = crew;
    this.sweeps = sweeps;
    this.points = new Points(rows);
    this.count = rows.count();
    this.sizes = new double[Sweeps.whole(count)];
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
    double[] mean = points.point(cluster);
    int self = points.slot(cluster);
    double size = sizes[self];
    Sweeps.Found before = Sweeps.Found.NOTHING;
    if (preferred >= 0) {
      int slot = points.slot(preferred);
      double[] other = points.point(preferred);
      double square = PlainDistances.square(other, 0, mean, 0, mean.length);
      before = new Sweeps.Found(slot, Sweeps.growth(square, size, sizes[slot]));
    }
    points.hide(self);
    Sweeps.Found start = before;
    Sweeps.Found[] found = new Sweeps.Found[crew.parts(points.slots())];
    crew.each(
        points.slots(),
        (part, from, to) ->
            found[part] = sweeps.leastGrowth(points.columns(), sizes, from, to, mean, size, start));
    Sweeps.Found nearest = Sweeps.Found.least(found);
    points.put(cluster, mean);
    return new NeighbourChain.Neighbour(
        points.name(nearest.slot()), Math.sqrt(2 * nearest.value()));
  }

  @Override
  public NeighbourChain.Clusters join(int low, int high, double height) {
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
    return this;
  }
}
