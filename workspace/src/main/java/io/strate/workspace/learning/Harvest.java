package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts together what threads have gathered, in an order that does not depend on them. */
final class Harvest {

  private final Entity of;
  private final FeatureColumns columns;
  private final List<Long> snapshots;
  private final List<Gathered> threads;
  private final Optional<Labels> labels;
  private final List<Run> runs = new ArrayList<>();
  private int count;

  /** Rows of a snapshot that one thread has gathered one after the other. */
  private record Run(int snapshot, Gathered by, int from, int to) {}

  Harvest(
      Entity of,
      FeatureColumns columns,
      List<Long> snapshots,
      List<Gathered> threads,
      Optional<Labels> labels) {
    this.of = of;
    this.columns = columns;
    this.snapshots = List.copyOf(snapshots);
    this.threads = List.copyOf(threads);
    this.labels = labels;
    for (int snapshot = 0; snapshot < snapshots.size(); snapshot++) {
      order(snapshot);
    }
  }

  /** Each thread has its profiles in the order of their numbers, and no profile has two. */
  private void order(int snapshot) {
    int[] next = new int[threads.size()];
    while (true) {
      int first = least(snapshot, next, -1);
      if (first < 0) {
        return;
      }
      Gathered by = threads.get(first);
      int second = least(snapshot, next, first);
      int bound =
          second < 0 ? Integer.MAX_VALUE : threads.get(second).number(snapshot, next[second]);
      int to = next[first];
      while (to < by.count(snapshot) && by.number(snapshot, to) < bound) {
        to++;
      }
      runs.add(new Run(snapshot, by, next[first], to));
      count += to - next[first];
      next[first] = to;
    }
  }

  /** The thread whose next row has the least number; −1 if there is none. */
  private int least(int snapshot, int[] next, int without) {
    int least = -1;
    for (int thread = 0; thread < next.length; thread++) {
      if (thread != without
          && next[thread] < threads.get(thread).count(snapshot)
          && (least < 0
              || threads.get(thread).number(snapshot, next[thread])
                  < threads.get(least).number(snapshot, next[least]))) {
        least = thread;
      }
    }
    return least;
  }

  PastRows rows(List<Long> unripe) {
    int[] profiles = new int[count];
    long[] instants = new long[count];
    double[] came = new double[labels.isPresent() ? count : 0];
    int at = 0;
    for (Run run : runs) {
      for (int row = run.from; row < run.to; row++, at++) {
        profiles[at] = run.by.number(run.snapshot, row);
        instants[at] = snapshots.get(run.snapshot);
        if (labels.isPresent()) {
          came[at] = labels.get().of(run.snapshot, profiles[at]);
        }
      }
    }
    Dataset features = new Dataset(columns.names(), columns(), count);
    if (labels.isEmpty()) {
      return new PastRows(of, features, Optional.empty(), profiles, instants, unripe);
    }
    return labeled(new PastRows(of, features, Optional.empty(), profiles, instants, unripe), came);
  }

  /** The rows of which it is known what came. */
  private PastRows labeled(PastRows rows, double[] came) {
    int[] known = IntStream.range(0, count).filter(row -> !Double.isNaN(came[row])).toArray();
    boolean all = known.length == count;
    PastRows kept = all ? rows : rows.pick(known);
    double[] target = all ? came : Arrays.stream(known).mapToDouble(row -> came[row]).toArray();
    return new PastRows(
        of,
        kept.features(),
        Optional.of(labels.orElseThrow().target(target)),
        kept.profiles(),
        kept.snapshots(),
        kept.unripe());
  }

  /** Each column alone, so that all processors have one to put together. */
  private List<Column> columns() {
    return IntStream.range(0, columns.count()).parallel().mapToObj(this::column).toList();
  }

  private Column column(int column) {
    double[] values = new double[count];
    int at = 0;
    for (Run run : runs) {
      run.by.column(run.snapshot, column).copy(run.from, run.to, values, at);
      at += run.to - run.from;
    }
    return columns.column(column, values);
  }
}
