package io.strate.benchmark.learn;

import io.strate.learn.cluster.Dbscan;
import io.strate.learn.cluster.Dendrogram;
import io.strate.learn.cluster.KMeans;
import io.strate.learn.cluster.KMeansFit;
import io.strate.learn.cluster.Labels;
import io.strate.learn.cluster.Progress;
import io.strate.learn.cluster.Silhouette;
import io.strate.learn.dataset.Rows;
import java.util.Optional;
import java.util.stream.IntStream;

/** This project. */
final class StrateSide implements Side {
  private final int threads = Runtime.getRuntime().availableProcessors();
  private int iterations;

  @Override
  public String name() {
    return "Strate";
  }

  /** How many iterations k-means took last, for sides that cannot be told where to start. */
  int iterations() {
    return iterations;
  }

  @Override
  public Optional<Outcome> run(Task task, Rows rows) {
    return Optional.of(
        switch (task) {
          case Task.Centres(int clusters) -> centres(clusters, rows);
          case Task.Density(double radius, int least) -> {
            Timed<Labels> timed = Timed.of(() -> new Dbscan(radius, least, threads).fit(rows));
            yield new Outcome(timed.seconds(), timed.answer().toArray(), 0, true);
          }
          case Task.Tree tree -> tree(tree, rows);
          case Task.Silhouettes(int clusters) -> {
            int[] labels = IntStream.range(0, rows.count()).map(i -> i % clusters).toArray();
            Timed<Double> timed =
                Timed.of(
                    () ->
                        Silhouette.of(Silhouette.Kind.EXACT, rows, Labels.of(labels), threads)
                            .mean());
            yield new Outcome(timed.seconds(), labels, timed.answer(), true);
          }
        });
  }

  private Outcome centres(int clusters, Rows rows) {
    Rows start = rows.pick(IntStream.range(0, clusters).toArray());
    KMeans settings = new KMeans(clusters, 1, 0, 1000, KMeans.Method.AUTO, threads);
    Timed<KMeansFit> timed = Timed.of(() -> settings.fit(rows, start));
    KMeansFit fit = timed.answer();
    iterations = fit.iterations();
    return new Outcome(timed.seconds(), fit.labels().toArray(), fit.inertia(), true);
  }

  private Outcome tree(Task.Tree task, Rows rows) {
    Timed<Dendrogram> timed = Timed.of(() -> task.linkage().of(rows, threads, Progress.SILENT));
    Dendrogram tree = timed.answer();
    double heights =
        tree.merges().stream().mapToDouble(Dendrogram.Merge::height).reduce(0, Double::sum);
    return new Outcome(timed.seconds(), tree.cut(task.clusters()).toArray(), heights, true);
  }
}
