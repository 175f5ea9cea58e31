package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * k-means: {@code clusters} centres such that the squared distances of all rows to their nearest
 * centre sum to little. Each start is greedy k-means++ (Arthur and Vassilvitskii 2007; the greedy
 * form draws 2 + ln k candidates for each centre and keeps the best), improved by Lloyd's
 * iterations (Lloyd 1982) until no row changes its cluster; the start with the lowest inertia wins,
 * the earlier among equals. A cluster that loses all its rows continues from the row that lies
 * farthest from its own centre.
 *
 * <p>An iteration takes O(rows × clusters × columns) time, less with bounds; memory beside the rows
 * is O(rows × columns), and that of 64 sets of centres. Exponion takes O(clusters²) more and
 * Yinyang O(rows × clusters / 10), which {@link #foresee} counts; where it is not said how, only as
 * much as the rows take.
 *
 * @param clusters how many clusters, from 1 to the number of different rows
 * @param starts how many starts are tried, at least 1
 * @param seed whichever number; the same gives the same clusters
 * @param iterations at which a start ends though rows still change, at least 1
 * @param method how nearest centres are found; the answer is the same, to the bit
 * @param threads how many may work at once, at least 1; the answer is the same, to the bit
 */
public record KMeans(
    int clusters, int starts, long seed, int iterations, Method method, int threads) {

  /** How the nearest centre of a row is found. */
  public enum Method {
    /** By bounds, once a probe says that they spare more than they take. */
    AUTO,
    /** By the distances to all centres. */
    LLOYD,
    /** By two bounds for each row (Hamerly 2010), exact as all bounds here allow for rounding. */
    HAMERLY,
    /** By two bounds, and by the centres around a row's own (Newling and Fleuret 2016). */
    EXPONION,
    /** By a bound for each row and group of centres (Ding et al. 2015). */
    YINYANG
  }

  public KMeans {
    atLeastOne("clusters", clusters);
    atLeastOne("starts", starts);
    atLeastOne("iterations", iterations);
    atLeastOne("threads", threads);
  }

  /** Ten starts of at most 300 iterations, on one thread. */
  public static KMeans of(int clusters, long seed) {
    return new KMeans(clusters, 10, seed, 300, Method.AUTO, 1);
  }

  /** The same with that many threads. */
  public KMeans on(int threads) {
    return new KMeans(clusters, starts, seed, iterations, method, threads);
  }

  /** The same with that method. */
  public KMeans by(Method method) {
    return new KMeans(clusters, starts, seed, iterations, method, threads);
  }

  /** What this takes for so many rows, if it settles as soon as most do. */
  public Foresight foresee(long rows, int columns) {
    return Foresight.of(this, rows, columns);
  }

  /**
   * @throws IllegalArgumentException if fewer rows differ than there shall be clusters
   */
  public KMeansFit fit(Rows rows) {
    return fit(rows, Progress.SILENT);
  }

  /**
   * @param progress told between iterations
   * @throws IllegalArgumentException as above
   * @throws java.util.concurrent.CancellationException if {@code progress} says so
   */
  public KMeansFit fit(Rows rows, Progress progress) {
    return fit(rows, Distances.best(), progress);
  }

  /**
   * One start from centres that are given instead of drawn.
   *
   * @throws IllegalArgumentException as above, and if the centres are not {@code clusters} rows
   *     with the columns of {@code rows}
   */
  public KMeansFit fit(Rows rows, Rows start) {
    return fit(rows, start, Distances.best());
  }

  KMeansFit fit(Rows rows, Distances distances, Progress progress) {
    requireDifferent(rows);
    SplittableRandom random = new SplittableRandom(seed);
    Optional<KMeansFit> best = Optional.empty();
    try (Team team = new Team(threads)) {
      Columns columns = new Columns(rows, team);
      Kernel kernel = new Kernel(rows, columns, distances, team);
      Rounded rounded = new Rounded(columns, rows.count(), team);
      for (int i = 0; i < starts; i++) {
        Rows start = new GreedyStart(rows, columns, team, random.split()).centres(clusters);
        int past = i;
        Progress ofStart = share -> progress.goesOn((past + share) / starts);
        KMeansFit fit = new Lloyd(kernel, rounded, start, this).run(ofStart);
        if (best.isEmpty() || fit.inertia() < best.get().inertia()) {
          best = Optional.of(fit);
        }
      }
    }
    return best.orElseThrow();
  }

  KMeansFit fit(Rows rows, Rows start, Distances distances) {
    requireDifferent(rows);
    if (start.count() != clusters || start.columns() != rows.columns()) {
      throw new IllegalArgumentException(
          "k-means: expected %d first centres of %d columns, found %d of %d; hand over one centre for each cluster"
              .formatted(clusters, rows.columns(), start.count(), start.columns()));
    }
    try (Team team = new Team(threads)) {
      Columns columns = new Columns(rows, team);
      Rounded rounded = new Rounded(columns, rows.count(), team);
      Kernel kernel = new Kernel(rows, columns, distances, team);
      return new Lloyd(kernel, rounded, start, this).run(Progress.SILENT);
    }
  }

  private void requireDifferent(Rows rows) {
    int different = rows.distinct(clusters);
    if (different < clusters) {
      throw new IllegalArgumentException(
          "k-means: expected at most %d clusters, as no more rows differ, found k = %d; lower k or bring more rows"
              .formatted(different, clusters));
    }
  }

  private static void atLeastOne(String what, int found) {
    if (found < 1) {
      throw new IllegalArgumentException(
          "k-means: expected %s of at least 1, found %d; raise it".formatted(what, found));
    }
  }
}
