package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** One start of k-means, improved until no row changes its cluster. */
final class Lloyd {
  private static final int BATCH = 256;

  private final Rows rows;
  private final KMeans settings;
  private final Distances distances;
  private final Team team;
  private final int slices;
  private final int[] labels;
  private final Optional<Bounds> bounds;

  /** For each slice: sums of the rows of each cluster, column by column; sizes; changed rows. */
  private final double[][] sums;

  private final int[][] sizes;
  private final int[] changed;

  private Rows centres;
  private boolean refilled;

  Lloyd(Rows rows, Rows start, KMeans settings, Distances distances, Team team) {
    this.rows = rows;
    this.settings = settings;
    this.distances = distances;
    this.team = team;
    this.centres = start;
    this.slices = Team.slices(rows.count());
    this.labels = new int[rows.count()];
    this.sums = new double[slices][start.count() * start.columns()];
    this.sizes = new int[slices][start.count()];
    this.changed = new int[slices];
    this.bounds =
        switch (settings.method()) {
          case LLOYD -> Optional.empty();
          case HAMERLY -> Optional.of(new Bounds(rows.count(), start));
        };
    Arrays.fill(labels, Labels.NOISE);
  }

  KMeansFit run() {
    int iteration = 1;
    boolean settled = assign();
    while (!settled && iteration < limit()) {
      moveCentres();
      boolean same = assign();
      settled = same && !refilled;
      iteration++;
    }
    if (hasEmpty()) {
      throw new IllegalArgumentException(
          "k-means: expected rows that %d centres can tell apart, found clusters that stay empty; lower k or scale the columns"
              .formatted(settings.clusters()));
    }
    return new KMeansFit(Labels.of(labels), centres, inertia(), iteration, settled);
  }

  /** Nobody gets a cluster without rows: to fill them, some more iterations are allowed. */
  private int limit() {
    return settings.iterations() + (hasEmpty() ? settings.clusters() : 0);
  }

  private boolean hasEmpty() {
    return IntStream.range(0, settings.clusters())
        .anyMatch(cluster -> Arrays.stream(sizes).allMatch(size -> size[cluster] == 0));
  }

  /** Whether no row changed. */
  private boolean assign() {
    team.each(slices, this::assign);
    return Arrays.stream(changed).sum() == 0;
  }

  private void assign(int slice) {
    Arrays.fill(sums[slice], 0);
    Arrays.fill(sizes[slice], 0);
    changed[slice] = 0;
    int end = Team.start(slice + 1, rows.count());
    int[] places = new int[BATCH];
    Nearest nearest = Nearest.room(BATCH);
    for (int from = Team.start(slice, rows.count()); from < end; from += BATCH) {
      int to = Math.min(end, from + BATCH);
      int open = open(from, to, places);
      distances.nearest(rows, places, open, centres, nearest);
      for (int i = 0; i < open; i++) {
        int row = places[i];
        if (labels[row] != nearest.centre()[i]) {
          labels[row] = nearest.centre()[i];
          changed[slice]++;
        }
        if (bounds.isPresent()) {
          bounds.get().set(row, nearest.first()[i], nearest.second()[i]);
        }
      }
      add(slice, from, to);
    }
  }

  /** Lists the rows whose nearest centre is not known without looking. */
  private int open(int from, int to, int[] places) {
    int open = 0;
    for (int row = from; row < to; row++) {
      if (bounds.isEmpty() || labels[row] == Labels.NOISE || !stays(bounds.get(), row)) {
        places[open++] = row;
      }
    }
    return open;
  }

  private boolean stays(Bounds known, int row) {
    int columns = rows.columns();
    int centre = labels[row];
    return known.stays(row, centre)
        || known.stays(
            row,
            centre,
            PlainDistances.square(
                rows.values(), row * columns, centres.values(), centre * columns, columns));
  }

  private void add(int slice, int from, int to) {
    int columns = rows.columns();
    double[] values = rows.values();
    double[] sum = sums[slice];
    for (int row = from; row < to; row++) {
      sizes[slice][labels[row]]++;
      int start = row * columns;
      int cluster = labels[row] * columns;
      for (int column = 0; column < columns; column++) {
        sum[cluster + column] += values[start + column];
      }
    }
  }

  private void moveCentres() {
    int columns = rows.columns();
    double[] sum = new double[settings.clusters() * columns];
    int[] size = new int[settings.clusters()];
    for (int slice = 0; slice < slices; slice++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += sums[slice][i];
      }
      for (int cluster = 0; cluster < size.length; cluster++) {
        size[cluster] += sizes[slice][cluster];
      }
    }
    refilled = Arrays.stream(size).anyMatch(s -> s == 0);
    if (refilled) {
      new EmptyClusters(rows, labels, sum, size).refill();
    }
    double[] next = new double[sum.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = sum[i] / size[i / columns];
    }
    Rows former = centres;
    centres = Rows.kept(columns, next);
    bounds.ifPresent(known -> known.move(former, centres));
  }

  private double inertia() {
    int columns = rows.columns();
    double[] parts = new double[slices];
    team.each(
        slices,
        slice ->
            parts[slice] =
                IntStream.range(
                        Team.start(slice, rows.count()), Team.start(slice + 1, rows.count()))
                    .mapToDouble(
                        row ->
                            PlainDistances.square(
                                rows.values(),
                                row * columns,
                                centres.values(),
                                labels[row] * columns,
                                columns))
                    .reduce(0, Double::sum));
    return Arrays.stream(parts).reduce(0, Double::sum);
  }
}
