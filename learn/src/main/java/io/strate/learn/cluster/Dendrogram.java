package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * The order in which rows and clusters were joined, in SciPy's linkage form: the first n numbers
 * are the n rows, merge i makes cluster n + i, and heights never fall.
 */
public final class Dendrogram {
  /**
   * Two nodes become one.
   *
   * @param left the lower number of both
   * @param right the higher one
   * @param height how far apart they were, in units of the columns
   * @param size how many rows the new cluster has
   */
  public record Merge(int left, int right, double height, int size) {}

  private final Merge[] merges;

  Dendrogram(Merge[] merges) {
    this.merges = merges;
  }

  public int rows() {
    return merges.length + 1;
  }

  /** One less than there are rows. */
  public List<Merge> merges() {
    return List.of(merges);
  }

  /**
   * Exactly so many clusters: the last merges undone, even between equal heights. Clusters are
   * numbered by their first rows.
   *
   * @throws IllegalArgumentException unless from 1 to the number of rows
   */
  public Labels cut(int clusters) {
    if (clusters < 1 || clusters > rows()) {
      throw new IllegalArgumentException(
          "dendrogram: expected a cut into 1 to %d clusters, found %d; ask for a number between"
              .formatted(rows(), clusters));
    }
    return first(rows() - clusters);
  }

  /** The clusters that are joined at this height or below, numbered by their first rows. */
  public Labels cutAt(double height) {
    if (Double.isNaN(height)) {
      throw new IllegalArgumentException(
          "dendrogram: expected a height to cut at, found NaN; state a number");
    }
    return first((int) Arrays.stream(merges).filter(merge -> merge.height() <= height).count());
  }

  private Labels first(int count) {
    Forest forest = new Forest(rows());
    int[] row = new int[rows() + count];
    Arrays.setAll(row, i -> i);
    for (int i = 0; i < count; i++) {
      row[rows() + i] = forest.join(row[merges[i].left()], row[merges[i].right()]);
    }
    return forest.labels();
  }

  /**
   * How well heights keep distances: the correlation over all pairs of rows between their distance
   * and the height at which they meet (Sokal and Rohlf 1962), from −1 to 1; NaN where either is the
   * same for all pairs. O(rows² × columns) time, O(rows × columns) memory.
   *
   * @param joined the rows that were joined, in the same order
   * @throws IllegalArgumentException if they are not as many
   */
  public double copheneticCorrelation(Rows joined) {
    if (joined.count() != rows()) {
      throw new IllegalArgumentException(
          "dendrogram: expected the %d rows that it was made of, found %d; hand over the same rows"
              .formatted(rows(), joined.count()));
    }
    return new Cophenetic(merges, joined).correlation();
  }
}
