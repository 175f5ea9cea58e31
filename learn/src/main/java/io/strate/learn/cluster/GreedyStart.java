package io.strate.learn.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Greedy k-means++: the first centre is any row; each next one is drawn with a chance that grows
 * with the squared distance to the centres so far, the best of several draws.
 */
final class GreedyStart {
  private static final int BATCH = 512;

  private final Rows rows;
  private final Columns columns;
  private final Team team;
  private final SplittableRandom random;
  private final int slices;

  /** Squared distance of each row to the nearest centre so far, and its sum for each slice. */
  private double[] closest;

  private double[] sums;

  GreedyStart(Rows rows, Columns columns, Team team, SplittableRandom random) {
    this.rows = rows;
    this.columns = columns;
    this.team = team;
    this.random = random;
    this.slices = Team.slices(rows.count());
    this.closest = new double[rows.count()];
    this.sums = new double[slices];
    Arrays.fill(closest, Double.POSITIVE_INFINITY);
  }

  Rows centres(int clusters) {
    int draws = 2 + (int) Math.log(clusters);
    int[] chosen = new int[clusters];
    double[] trial = new double[rows.count()];
    double[] trialSums = new double[slices];
    double[] best = new double[rows.count()];
    double[] bestSums = new double[slices];
    for (int centre = 0; centre < clusters; centre++) {
      double lowest = Double.POSITIVE_INFINITY;
      for (int draw = 0; draw < (centre == 0 ? 1 : draws); draw++) {
        int row = centre == 0 ? random.nextInt(rows.count()) : draw();
        double potential = potential(row, trial, trialSums);
        if (potential < lowest || draw == 0) {
          lowest = potential;
          chosen[centre] = row;
          double[] kept = best;
          best = trial;
          trial = kept;
          double[] keptSums = bestSums;
          bestSums = trialSums;
          trialSums = keptSums;
        }
      }
      double[] former = closest;
      closest = best;
      best = former;
      double[] formerSums = sums;
      sums = bestSums;
      bestSums = formerSums;
    }
    return rows.pick(chosen);
  }

  /**
   * A row by its share in the sum of {@code closest}; any row where distances are too small to sum.
   */
  private int draw() {
    double total = Arrays.stream(sums).reduce(0, Double::sum);
    if (!(total > 0)) {
      return random.nextInt(rows.count());
    }
    double left = random.nextDouble() * total;
    int slice = 0;
    while (slice < slices - 1 && left >= sums[slice]) {
      left -= sums[slice];
      slice++;
    }
    int last = Team.start(slice + 1, rows.count()) - 1;
    int row = Team.start(slice, rows.count());
    while (row < last && left >= closest[row]) {
      left -= closest[row];
      row++;
    }
    return row;
  }

  /** What {@code closest} would sum to with this row as one more centre; fills both arrays. */
  private double potential(int candidate, double[] trial, double[] trialSums) {
    team.each(
        slices,
        slice -> {
          int end = Team.start(slice + 1, rows.count());
          double[] squares = new double[BATCH];
          double sum = 0;
          for (int from = Team.start(slice, rows.count()); from < end; from += BATCH) {
            int to = Math.min(end, from + BATCH);
            columns.squares(candidate, from, to, squares);
            for (int row = from; row < to; row++) {
              trial[row] = Math.min(closest[row], squares[row - from]);
              sum += trial[row];
            }
          }
          trialSums[slice] = sum;
        });
    return Arrays.stream(trialSums).reduce(0, Double::sum);
  }
}
