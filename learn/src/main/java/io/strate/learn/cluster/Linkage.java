package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Locale;

/**
 * Joins rows and then clusters, always the two that are least apart, until one is left. What apart
 * means for two clusters, in units of the columns (Euclidean), is the constant's choice. Equal
 * distances go to the earlier row, as in SciPy: the same rows in the same order always give the
 * same dendrogram.
 */
public enum Linkage {
  /**
   * The nearest two rows. A spanning tree by Prim's algorithm: O(rows² × columns) time, O(rows ×
   * columns) memory.
   */
  SINGLE {
    @Override
    Merges merges(Rows rows, Sweeps sweeps, Crew crew, Progress progress) {
      return new SpanningTree(rows, sweeps, crew).merges(progress);
    }
  },

  /**
   * The farthest two rows. Nearest-neighbour chain on single rows of clusters, which say how far
   * these are at least, and over all distances once clusters are few: O(rows²) memory.
   */
  COMPLETE {
    @Override
    Merges merges(Rows rows, Sweeps sweeps, Crew crew, Progress progress) {
      return NeighbourChain.merges(new FarthestRows(rows, sweeps, crew), progress);
    }
  },

  /**
   * The mean over all pairs of rows. Nearest-neighbour chain over all distances: O(rows²) memory.
   */
  AVERAGE {
    @Override
    Merges merges(Rows rows, Sweeps sweeps, Crew crew, Progress progress) {
      return NeighbourChain.merges(
          new PairDistances(rows, sweeps, crew, PairDistances.Update.MEAN), progress);
    }
  },

  /**
   * The root of twice the growth of the sum of squares (Ward 1963). Nearest-neighbour chain on
   * centroids (Murtagh 1983; Müllner 2011): O(rows² × columns) time, O(rows × columns) memory.
   */
  WARD {
    @Override
    Merges merges(Rows rows, Sweeps sweeps, Crew crew, Progress progress) {
      return NeighbourChain.merges(new Centroids(rows, sweeps, crew), progress);
    }
  };

  /** How many bytes the distances of so many rows take beside the rows, at most. */
  public long memory(long rows, int columns) {
    return switch (this) {
      case SINGLE, WARD -> 8 * rows * (columns + 8);
      case COMPLETE, AVERAGE -> 4 * rows * (rows + 8);
    };
  }

  /** What this takes for so many rows. */
  public Foresight foresee(long rows, int columns, int threads) {
    return Foresight.of(this, rows, columns, threads);
  }

  /** As below, on one thread. */
  public Dendrogram of(Rows rows) {
    return of(rows, 1, Progress.SILENT);
  }

  /**
   * @param threads how many may work at once, at least 1; the answer is the same, to the bit
   * @param progress told between merges
   * @throws IllegalArgumentException without a row, and for more rows than this process has memory
   *     for
   * @throws java.util.concurrent.CancellationException if {@code progress} says so
   */
  public Dendrogram of(Rows rows, int threads, Progress progress) {
    if (rows.count() == 0) {
      throw new IllegalArgumentException(
          "dendrogram: expected rows, found none; bring at least one");
    }
    long needed = memory(rows.count(), rows.columns());
    long there = Runtime.getRuntime().maxMemory();
    if (needed > there) {
      throw new IllegalArgumentException(
          "dendrogram: expected to need at most %d MiB, found that %d rows need %d MiB by %s linkage; take ward or single, fewer rows or more memory"
              .formatted(there >> 20, rows.count(), needed >> 20, name().toLowerCase(Locale.ROOT)));
    }
    try (Crew crew = new Crew(threads)) {
      return merges(rows, Sweeps.best(), crew, progress).dendrogram();
    }
  }

  abstract Merges merges(Rows rows, Sweeps sweeps, Crew crew, Progress progress);
}
