package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How far all clusters are from those of several rows: as far as their farthest rows. */
final class FarthestLines {
  private final int clusters;

  /** The clusters of several rows, then the single rows; where the rows of each start. */
  private final int[] order;

  private final int several;
  private final int[] starts;

  /** The rows in this order. */
  private final Rows rows;

  private final Columns columns;
  private final Sweeps sweeps;

  FarthestLines(Rows all, int[][] rowsOf, Sweeps sweeps) {
    this.sweeps = sweeps;
    this.clusters = rowsOf.length;
    int[] some = IntStream.range(0, clusters).filter(i -> rowsOf[i].length > 1).toArray();
    int[] single = IntStream.range(0, clusters).filter(i -> rowsOf[i].length == 1).toArray();
    this.several = some.length;
    this.order = IntStream.concat(Arrays.stream(some), Arrays.stream(single)).toArray();
    this.starts = new int[clusters + 1];
    for (int i = 0; i < clusters; i++) {
      starts[i + 1] = starts[i] + rowsOf[order[i]].length;
    }
    this.rows =
        all.pick(
            Arrays.stream(order).mapToObj(i -> rowsOf[i]).flatMapToInt(Arrays::stream).toArray());
    this.columns = new Columns(rows);
  }

  /** For each cluster of several its distances to all, infinite to itself; none for others. */
  double[][] all(Crew crew) {
    double[][] lines = new double[clusters][];
    for (int i = 0; i < several; i++) {
      lines[order[i]] = new double[Sweeps.whole(clusters)];
      Arrays.fill(lines[order[i]], Double.POSITIVE_INFINITY);
    }
    crew.share(
        several,
        (part, from, to) -> {
          Sweep sweep = new Sweep();
          for (int i = from; i < to; i++) {
            // Who comes first has the longest way: so each thread takes some of both ends.
            sweep.from(i % 2 == 0 ? i / 2 : several - 1 - i / 2, lines);
          }
        });
    return lines;
  }

  /** Goes from one cluster to those behind it; the way back is as long. */
  private final class Sweep {
    private final double[] squares = new double[Sweeps.BLOCK];
    private final double[] farthest = new double[clusters];

    void from(int cluster, double[][] lines) {
      Arrays.fill(farthest, 0);
      int other = cluster + 1;
      int first = starts[other] / Sweeps.BLOCK * Sweeps.BLOCK;
      for (int block = first; block < rows.count(); block += Sweeps.BLOCK) {
        sweeps.farthest(columns, block, rows, starts[cluster], starts[cluster + 1], squares);
        int end = Math.min(rows.count(), block + Sweeps.BLOCK);
        for (int row = Math.max(block, starts[cluster + 1]); row < end; row++) {
          other += row == starts[other + 1] ? 1 : 0;
          farthest[other] = Math.max(farthest[other], squares[row - block]);
        }
      }
      double[] line = lines[order[cluster]];
      for (other = cluster + 1; other < clusters; other++) {
        line[order[other]] = Math.sqrt(farthest[other]);
        if (other < several) {
          lines[order[other]][order[cluster]] = line[order[other]];
        }
      }
    }
  }
}
