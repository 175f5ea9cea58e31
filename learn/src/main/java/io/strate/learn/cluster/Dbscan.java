package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * DBSCAN (Ester, Kriegel, Sander and Xu 1996): a row with at least {@code leastRows} rows within
 * {@code radius}, itself included, is a core; cores within reach of each other are in one cluster,
 * as are the rows that a core reaches; others are noise. Clusters are numbered by their first
 * cores, and a row that cores of several clusters reach goes to the lowest of these, as in
 * scikit-learn.
 *
 * <p>Neighbours are looked up, counted and forgotten: memory is O(rows × columns) whatever the
 * radius. Time is O(rows × log rows) where few rows are in reach, O(rows²) at worst. Up to three
 * columns rows are found in strips, for more in a k-d tree.
 *
 * @param radius how far a row reaches, in units of the columns (Euclidean), from 1e-150 to 1e150
 * @param leastRows how many rows make a core, at least 1
 * @param threads how many may work at once, at least 1; the answer is the same
 */
public record Dbscan(double radius, int leastRows, int threads) {
  static final int STRIP_COLUMNS = 3;

  public Dbscan {
    if (!(radius >= 1e-150 && radius <= 1e150)) {
      throw new IllegalArgumentException(
          "DBSCAN: expected a radius from 1e-150 to 1e150, found %s; state a distance"
              .formatted(radius));
    }
    if (leastRows < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "DBSCAN: expected at least 1 row for a core and 1 thread, found %d and %d; raise them"
              .formatted(leastRows, threads));
    }
  }

  /** What this takes for so many rows, the radius reaching few of them. */
  public Foresight foresee(long rows, int columns) {
    return Foresight.of(this, rows, columns);
  }

  /** The cluster of each row; of no rows, no labels. */
  public Labels fit(Rows rows) {
    return fit(rows, Progress.SILENT);
  }

  /**
   * @param progress told between finding cores, joining them and giving rows to them
   * @throws java.util.concurrent.CancellationException if {@code progress} says so
   */
  public Labels fit(Rows rows, Progress progress) {
    boolean few = rows.columns() <= STRIP_COLUMNS && Strips.fits(rows, radius);
    return fit(rows, few ? new Strips(rows, radius) : new KdTree(rows, radius), progress);
  }

  Labels fit(Rows rows, Neighbourhoods neighbourhoods, Progress progress) {
    int count = rows.count();
    if (count == 0) {
      return Labels.of();
    }
    boolean[] cores = new boolean[count];
    int slices = Team.slices(count);
    try (Team team = new Team(threads)) {
      progress.report("DBSCAN", 0);
      team.each(
          slices,
          slice ->
              neighbourhoods.findCores(
                  Team.start(slice, count), Team.start(slice + 1, count), leastRows, cores));
      progress.report("DBSCAN", 0.5);
      int[] ofCores = numbered(cores, neighbourhoods.sets(cores));
      int[] labels = ofCores.clone();
      progress.report("DBSCAN", 0.9);
      team.each(
          slices,
          slice ->
              neighbourhoods.reach(
                  Team.start(slice, count), Team.start(slice + 1, count), cores, ofCores, labels));
      return Labels.of(labels);
    }
  }

  /** Labels of the cores, in the order of the first ones; all other rows are noise so far. */
  private static int[] numbered(boolean[] cores, int[] sets) {
    int[] labelOf = new int[cores.length];
    Arrays.fill(labelOf, Labels.NOISE);
    int[] labels = labelOf.clone();
    int next = 0;
    for (int row = 0; row < labels.length; row++) {
      if (cores[row]) {
        if (labelOf[sets[row]] == Labels.NOISE) {
          labelOf[sets[row]] = next++;
        }
        labels[row] = labelOf[sets[row]];
      }
    }
    return labels;
  }
}
