package io.strate.benchmark.learn;

import io.strate.learn.cluster.Linkage;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import smile.clustering.Clustering;
import smile.clustering.DBSCAN;
import smile.clustering.HierarchicalClustering;
import smile.clustering.KMeans;
import smile.clustering.linkage.CompleteLinkage;
import smile.clustering.linkage.SingleLinkage;
import smile.clustering.linkage.UPGMALinkage;
import smile.clustering.linkage.WardLinkage;

/**
 * Smile. It takes no first centres and keeps distances as floats: of k-means, the time of an
 * iteration is compared, for as many iterations as ours; of trees, the cut.
 */
final class SmileSide implements Side {
  private static final int FEW = 2;
  private static final int MORE = 20;

  private final StrateSide ours;

  SmileSide(StrateSide ours) {
    this.ours = ours;
  }

  @Override
  public String name() {
    return "Smile";
  }

  @Override
  public Optional<Outcome> run(Task task, Rows rows) {
    double[][] data = ElkiSide.arrays(rows);
    return switch (task) {
      case Task.Centres(int clusters) -> Optional.of(centres(clusters, data));
      case Task.Density(double radius, int least) -> {
        int others = least - 1; // the row itself does not count
        Timed<DBSCAN<double[]>> timed = Timed.of(() -> DBSCAN.fit(data, others, radius));
        int[] labels =
            Arrays.stream(timed.answer().group())
                .map(label -> label == Clustering.OUTLIER ? -1 : label)
                .toArray();
        yield Optional.of(new Outcome(timed.seconds(), labels, Double.NaN, true));
      }
      case Task.Tree(Linkage linkage, int clusters) -> {
        Timed<HierarchicalClustering> timed =
            Timed.of(() -> HierarchicalClustering.fit(linkage(linkage, data)));
        int[] labels = timed.answer().partition(clusters);
        yield Optional.of(new Outcome(timed.seconds(), labels, Double.NaN, true));
      }
      case Task.Silhouettes _ -> Optional.empty();
    };
  }

  /** By its tree or without, whichever is faster: what twenty iterations add to two. */
  private Outcome centres(int clusters, double[][] data) {
    double tree = added(iterations -> KMeans.fit(data, clusters, iterations).group());
    double plain = added(iterations -> KMeans.lloyd(data, clusters, iterations).group());
    double seconds = Math.min(tree, plain) / MORE * ours.iterations();
    return new Outcome(seconds, new int[0], Double.NaN, false);
  }

  private static double added(IntFunction<int[]> work) {
    double few = Timed.of(() -> work.apply(FEW)).seconds();
    return Math.max(0, Timed.of(() -> work.apply(FEW + MORE)).seconds() - few);
  }

  private static smile.clustering.linkage.Linkage linkage(Linkage linkage, double[][] data) {
    return switch (linkage) {
      case SINGLE -> SingleLinkage.of(data);
      case COMPLETE -> CompleteLinkage.of(data);
      case AVERAGE -> UPGMALinkage.of(data);
      case WARD -> WardLinkage.of(data);
    };
  }
}
