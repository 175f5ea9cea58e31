package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** One start of k-means, improved until no row changes its cluster. */
final class Lloyd {
  private final Rows rows;
  private final KMeans settings;
  private final Assignment assignment;

  /** What the rows of each cluster sum to, as they were assigned last. */
  private Sums sums;

  private boolean refilled;

  Lloyd(Kernel kernel, Rounded rounded, Rows start, KMeans settings) {
    this.rows = kernel.rows();
    this.settings = settings;
    this.assignment = new Assignment(kernel, rounded, start, settings.method());
    this.sums = assignment.sums();
  }

  KMeansFit run(Progress progress) {
    int iteration = 1;
    boolean settled = assign();
    while (!settled && iteration < limit()) {
      progress.report("k-means", Math.min(1, (double) iteration / settings.iterations()));
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
    return new KMeansFit(
        Labels.of(assignment.labels()),
        assignment.centres(),
        assignment.inertia(),
        iteration,
        settled);
  }

  private boolean assign() {
    boolean settles = assignment.settles();
    sums = assignment.sums();
    return settles;
  }

  /** Nobody gets a cluster without rows: to fill them, some more iterations are allowed. */
  private int limit() {
    return settings.iterations() + (hasEmpty() ? settings.clusters() : 0);
  }

  private boolean hasEmpty() {
    return Arrays.stream(sums.sizes()).anyMatch(size -> size == 0);
  }

  private void moveCentres() {
    double[] sum = sums.values();
    int[] size = sums.sizes();
    refilled = hasEmpty();
    if (refilled) {
      new EmptyClusters(rows, assignment.labels(), sum, size).refill();
    }
    double[] next = new double[sum.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = sum[i] / size[i / rows.columns()];
    }
    assignment.move(Rows.kept(rows.columns(), next));
  }
}
