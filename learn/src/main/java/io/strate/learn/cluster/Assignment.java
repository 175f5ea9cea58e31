package io.strate.learn.cluster;

import io.strate.learn.cluster.KMeans.Method;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** The labels of rows while centres move, and what the rows of each label sum to. */
final class Assignment {
  private static final int BATCH = 256;

  private final Rows rows;
  private final Team team;
  private final int slices;
  private final int[] labels;
  private final Sums[] sums;
  private final Choice choice;
  private final Tally[] tallies;
  private Rows centres;

  /** Of the last assignment, how many rows of each slice changed. */
  private final int[] changed;

  Assignment(Kernel kernel, Rounded rounded, Rows start, Method method) {
    this.rows = kernel.rows();
    this.team = kernel.team();
    this.centres = start;
    this.slices = Team.slices(rows.count());
    this.labels = new int[rows.count()];
    this.sums = new Sums[slices];
    this.choice = Choice.of(kernel, rounded, start, method);
    this.changed = new int[slices];
    this.tallies = new Tally[slices];
    Arrays.fill(labels, Labels.NOISE);
    Arrays.setAll(sums, slice -> new Sums(start.count(), start.columns(), kernel.distances()));
    Arrays.setAll(tallies, slice -> new Tally(kernel.distances()));
  }

  int[] labels() {
    return labels;
  }

  Rows centres() {
    return centres;
  }

  Sums sums() {
    return Sums.total(sums);
  }

  void move(Rows to) {
    choice.move(centres, to);
    centres = to;
  }

  /** Gives each row to its nearest centre. Whether none changed. */
  boolean settles() {
    team.each(slices, this::assign);
    choice.weigh(tallies);
    return Arrays.stream(changed).sum() == 0;
  }

  private void assign(int slice) {
    changed[slice] = 0;
    tallies[slice].clear();
    int end = Team.start(slice + 1, rows.count());
    int[] found = new int[BATCH + Sweeps.BLOCK];
    int[] places = new int[BATCH];
    for (int from = Team.start(slice, rows.count()); from < end; from += BATCH) {
      int to = Math.min(end, from + BATCH);
      tallies[slice].rows(to - from);
      choice.search(slice).find(from, to, labels, found, tallies[slice]);
      give(slice, from, to, found, places);
    }
  }

  /**
   * In most iterations few rows change: registers look for the first of a batch. Where there is
   * one, there may be many: these are listed first, so that what is read of them comes in together.
   */
  private void give(int slice, int from, int to, int[] found, int[] places) {
    int same = Arrays.mismatch(labels, from, to, found, 0, to - from);
    if (same < 0) {
      return;
    }
    int count = 0;
    for (int row = from + same; row < to; row++) {
      places[count] = row;
      count += labels[row] != found[row - from] ? 1 : 0;
    }
    for (int i = 0; i < count; i++) {
      int row = places[i];
      sums[slice].move(rows, row, labels[row], found[row - from]);
      labels[row] = found[row - from];
    }
    changed[slice] += count;
  }

  /** The sum of squared distances of the rows to their centres. */
  double inertia() {
    double[] parts = new double[slices];
    int width = rows.columns();
    team.each(
        slices,
        slice -> {
          double sum = 0;
          int end = Team.start(slice + 1, rows.count());
          for (int row = Team.start(slice, rows.count()); row < end; row++) {
            sum +=
                PlainDistances.square(
                    rows.values(), row * width, centres.values(), labels[row] * width, width);
          }
          parts[slice] = sum;
        });
    return Arrays.stream(parts).reduce(0, Double::sum);
  }
}
