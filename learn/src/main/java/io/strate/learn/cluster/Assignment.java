package io.strate.learn.cluster;

import io.strate.learn.cluster.KMeans.Method;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * The labels of rows while centres move, and what the rows of each label sum to.
 *
 * <p>Where it is not said whether bounds are kept, every 32nd slice keeps them as a probe: once
 * what is counted there says that bounds spare more than they take, all slices do. Nothing is
 * timed, and labels are the same either way.
 */
final class Assignment {
  private static final int BATCH = 256;
  private static final int PROBED = 32;

  /**
   * What bounds take, in units of one column of a rounded score: to keep them for a row, a column
   * of a distance that is computed for one row alone, and a column of an exact distance by
   * registers. From CPU times of benchmark/learn's rows on an AMD EPYC (Zen 5), November 2026.
   */
  private static final int KEPT = 100;

  private static final int ALONE = 20;
  private static final int EXACT = 3;

  private final Rows rows;
  private final Columns columns;
  private final Rounded rounded;
  private final Distances distances;
  private final Team team;
  private final int slices;
  private final int[] labels;
  private final Sums[] sums;
  private final Bounds bounds;
  private Rows centres;
  private Rounded.Centres roundedCentres;

  /** Which slices shall keep bounds, and of which they are known. */
  private final boolean[] keep;

  private final boolean[] known;

  /**
   * Of the last assignment, for each slice: rows that changed, that were unsure, and that still
   * were.
   */
  private final int[] changed;

  private final int[] unsure;
  private final int[] open;

  /** Whether rounded numbers leave so many rows of the slice in doubt that they are no use. */
  private final boolean[] rough;

  Assignment(
      Rows rows,
      Columns columns,
      Rounded rounded,
      Rows start,
      Method method,
      Distances distances,
      Team team) {
    this.rows = rows;
    this.columns = columns;
    this.rounded = rounded;
    this.centres = start;
    this.roundedCentres = rounded.round(start);
    this.distances = distances;
    this.team = team;
    this.slices = Team.slices(rows.count());
    this.labels = new int[rows.count()];
    this.sums = new Sums[slices];
    this.bounds = new Bounds(rows.count(), start);
    this.keep = new boolean[slices];
    this.known = new boolean[slices];
    this.changed = new int[slices];
    this.unsure = new int[slices];
    this.open = new int[slices];
    this.rough = new boolean[slices];
    Arrays.fill(labels, Labels.NOISE);
    Arrays.setAll(sums, slice -> new Sums(start.count(), start.columns()));
    for (int slice = 0; slice < slices; slice++) {
      keep[slice] =
          switch (method) {
            case AUTO -> slice % PROBED == 0;
            case LLOYD -> false;
            case HAMERLY -> true;
          };
    }
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
    bounds.move(centres, to);
    centres = to;
    roundedCentres = rounded.round(to);
  }

  /** Gives each row to its nearest centre. Whether none changed. */
  boolean settles() {
    team.each(slices, this::assign);
    if (known[0] && !keep[slices - 1] && boundsPay()) {
      Arrays.fill(keep, true);
    }
    return Arrays.stream(changed).sum() == 0;
  }

  private boolean boundsPay() {
    long columnsOfRow = (long) centres.count() * centres.columns();
    long alone = (long) ALONE * centres.columns();
    long all = 0;
    long spent = 0;
    for (int slice = 0; slice < slices; slice += PROBED) {
      int count = Team.start(slice + 1, rows.count()) - Team.start(slice, rows.count());
      all += count * columnsOfRow;
      spent += (long) count * KEPT + unsure[slice] * alone;
      spent += open[slice] * (EXACT * columnsOfRow + alone);
    }
    return spent < all;
  }

  private void assign(int slice) {
    changed[slice] = 0;
    unsure[slice] = 0;
    open[slice] = 0;
    int end = Team.start(slice + 1, rows.count());
    int[] places = new int[BATCH];
    Nearest nearest = Nearest.room(BATCH);
    for (int from = Team.start(slice, rows.count()); from < end; from += BATCH) {
      int to = Math.min(end, from + BATCH);
      if (known[slice]) {
        assignUnsure(slice, from, to, places, nearest);
      } else if (keep[slice] || rough[slice]) {
        assignAll(slice, from, to, nearest);
      } else {
        assignLikely(slice, from, to, places, nearest);
      }
    }
    known[slice] = keep[slice];
    rough[slice] |= open[slice] > (end - Team.start(slice, rows.count())) / 4 && !known[slice];
  }

  private void assignLikely(int slice, int from, int to, int[] places, Nearest nearest) {
    int[] likely = new int[BATCH + Sweeps.BLOCK];
    int doubtful = distances.likely(rounded, from, to - from, roundedCentres, likely, places);
    distances.nearest(rows, places, doubtful, centres, nearest);
    for (int i = 0; i < doubtful; i++) {
      likely[places[i] - from] = nearest.centre()[i];
    }
    open[slice] += doubtful;
    // Few rows change in most iterations: registers look for the next one.
    for (int row = from; row < to; row++) {
      int same = Arrays.mismatch(labels, row, to, likely, row - from, to - from);
      if (same < 0) {
        return;
      }
      row += same;
      give(slice, row, likely[row - from]);
    }
  }

  private void assignUnsure(int slice, int from, int to, int[] places, Nearest nearest) {
    int some = bounds.unsure(from, to, labels, places);
    int few = bounds.unsure(rows, centres, labels, places, some);
    unsure[slice] += some;
    open[slice] += few;
    distances.nearest(rows, places, few, centres, nearest);
    for (int i = 0; i < few; i++) {
      bounds.set(places[i], nearest.first()[i], nearest.second()[i]);
      give(slice, places[i], nearest.centre()[i]);
    }
  }

  private void assignAll(int slice, int from, int to, Nearest nearest) {
    distances.nearest(columns, from, to - from, centres, nearest);
    for (int row = from; row < to; row++) {
      if (keep[slice]) {
        bounds.set(row, nearest.first()[row - from], nearest.second()[row - from]);
      }
      give(slice, row, nearest.centre()[row - from]);
    }
  }

  private void give(int slice, int row, int centre) {
    if (labels[row] != centre) {
      sums[slice].move(rows, row, labels[row], centre);
      labels[row] = centre;
      changed[slice]++;
    }
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
