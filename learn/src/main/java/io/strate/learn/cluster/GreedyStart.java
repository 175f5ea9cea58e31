package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Greedy k-means++: the first centre is any row; each next one is drawn with a chance that grows
 * with the squared distance to the centres so far, the best of several draws.
 */
final class GreedyStart {
  private static final int BATCH = 512;

  /** The squared distance of each row to the nearest centre so far, and its sum for each slice. */
  private record Near(double[] squares, double[] sums) {
    double total() {
      return Arrays.stream(sums).reduce(0, Double::sum);
    }
  }

  private final Rows rows;
  private final Columns columns;
  private final Team team;
  private final SplittableRandom random;
  private final int slices;

  GreedyStart(Rows rows, Columns columns, Team team, SplittableRandom random) {
    this.rows = rows;
    this.columns = columns;
    this.team = team;
    this.random = random;
    this.slices = Team.slices(rows.count());
  }

  Rows centres(int clusters) {
    int draws = 2 + (int) Math.log(clusters);
    int[] chosen = new int[clusters];
    chosen[0] = random.nextInt(rows.count());
    Near near = room();
    Near best = room();
    Near trial = room();
    Arrays.fill(near.squares, Double.POSITIVE_INFINITY);
    measure(chosen[0], near, near);
    for (int centre = 1; centre < clusters; centre++) {
      for (int draw = 0; draw < draws; draw++) {
        int row = draw(near);
        measure(row, near, trial);
        if (draw == 0 || trial.total() < best.total()) {
          chosen[centre] = row;
          Near worse = best;
          best = trial;
          trial = worse;
        }
      }
      Near former = near;
      near = best;
      best = former;
    }
    return rows.pick(chosen);
  }

  private Near room() {
    return new Near(new double[rows.count()], new double[slices]);
  }

  /** A row by its share in the total; any row where distances are too small to sum. */
  private int draw(Near near) {
    double total = near.total();
    if (!(total > 0)) {
      return random.nextInt(rows.count());
    }
    double left = random.nextDouble() * total;
    int slice = 0;
    while (slice < slices - 1 && left >= near.sums[slice]) {
      left -= near.sums[slice];
      slice++;
    }
    int last = Team.start(slice + 1, rows.count()) - 1;
    int row = Team.start(slice, rows.count());
    while (row < last && left >= near.squares[row]) {
      left -= near.squares[row];
      row++;
    }
    return row;
  }

  /** What would be near with this row as one more centre. */
  private void measure(int centre, Near before, Near after) {
    team.each(
        slices,
        slice -> {
          int end = Team.start(slice + 1, rows.count());
          double[] squares = new double[BATCH];
          double sum = 0;
          for (int from = Team.start(slice, rows.count()); from < end; from += BATCH) {
            int to = Math.min(end, from + BATCH);
            columns.squares(centre, from, to, squares);
            for (int row = from; row < to; row++) {
              after.squares[row] = Math.min(before.squares[row], squares[row - from]);
              sum += after.squares[row];
            }
          }
          after.sums[slice] = sum;
        });
  }
}
