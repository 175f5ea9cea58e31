package io.strate.workspace.learning;

import io.strate.domain.Entity;
import io.strate.learn.dataset.Column;
import io.strate.learn.dataset.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Puts together what threads have gathered, within each snapshot in the order of the profiles'
 * names: neither threads nor the numbers that profiles were given when they were read first tell.
 */
final class Harvest {

  private final Entity of;
  private final FeatureColumns columns;
  private final List<Long> snapshots;
  private final List<Gathered> threads;
  private final Optional<Labels> labels;
  private final List<Run> runs = new ArrayList<>();
  private int count;

  /**
   * Rows of a snapshot that one thread has gathered.
   *
   * @param places where each of them goes
   */
  private record Run(int snapshot, Gathered by, int[] places) {}

  /**
   * @param order the numbers of all profiles in the order of their names
   */
  Harvest(
      Entity of,
      FeatureColumns columns,
      List<Long> snapshots,
      List<Gathered> threads,
      Optional<Labels> labels,
      int[] order) {
    this.of = of;
    this.columns = columns;
    this.snapshots = List.copyOf(snapshots);
    this.threads = List.copyOf(threads);
    this.labels = labels;
    int[] places = new int[order.length];
    for (int snapshot = 0; snapshot < snapshots.size(); snapshot++) {
      place(snapshot, order, places);
    }
  }

  /** No profile has two rows of a snapshot. */
  private void place(int snapshot, int[] order, int[] places) {
    Arrays.fill(places, -1);
    for (Gathered by : threads) {
      for (int row = 0; row < by.count(snapshot); row++) {
        places[by.number(snapshot, row)] = 0;
      }
    }
    for (int number : order) {
      places[number] = places[number] < 0 ? -1 : count++;
    }
    for (Gathered by : threads) {
      int[] own = new int[by.count(snapshot)];
      Arrays.setAll(own, row -> places[by.number(snapshot, row)]);
      runs.add(new Run(snapshot, by, own));
    }
  }

  PastRows rows(List<Long> unripe) {
    int[] profiles = new int[count];
    long[] instants = new long[count];
    double[] came = new double[labels.isPresent() ? count : 0];
    for (Run run : runs) {
      for (int row = 0; row < run.places.length; row++) {
        int at = run.places[row];
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
    for (Run run : runs) {
      Doubles gathered = run.by.column(run.snapshot, column);
      for (int row = 0; row < run.places.length; row++) {
        values[run.places[row]] = gathered.get(row);
      }
    }
    return columns.column(column, values);
  }
}
