package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The cluster of rows that came after clusters were learnt. This alone need be kept of a model: the
 * rows that it was learnt from need not, but for the cores of DBSCAN.
 */
public sealed interface Placement {

  /** How many columns a row must have. */
  int columns();

  /**
   * The cluster of each row, or {@link Labels#NOISE}.
   *
   * @throws IllegalArgumentException if the rows have other columns
   */
  int[] assign(Rows rows);

  /**
   * To the nearest centre, the lower among equally near ones. Rows that k-means was learnt from
   * keep their clusters; some rows of a dendrogram's may not.
   *
   * @param centres one row for each cluster
   */
  record ToCentre(Rows centres) implements Placement {
    @Override
    public int columns() {
      return centres.columns();
    }

    @Override
    public int[] assign(Rows rows) {
      requireColumns(rows, centres);
      int[] places = new int[rows.count()];
      Arrays.setAll(places, i -> i);
      Nearest nearest = Nearest.room(places.length);
      Distances.best().nearest(rows, places, places.length, centres, nearest);
      return Arrays.copyOf(nearest.centre(), places.length);
    }
  }

  /**
   * To the cluster of the nearest core within the radius, the lower cluster's among equally near
   * ones; noise if there is none. Rows that DBSCAN was learnt from keep their clusters, but for
   * those that cores of several clusters reach. O(cores × columns) time a row.
   *
   * @param cores the rows that are cores
   * @param labels their clusters
   */
  record ToCore(Rows cores, Labels labels, double radius) implements Placement {
    @Override
    public int columns() {
      return cores.columns();
    }

    @Override
    public int[] assign(Rows rows) {
      requireColumns(rows, cores);
      return IntStream.range(0, rows.count()).map(row -> nearest(rows, row)).toArray();
    }

    private int nearest(Rows rows, int row) {
      int columns = columns();
      double least = radius * radius;
      int cluster = Labels.NOISE;
      for (int core = 0; core < cores.count(); core++) {
        double square =
            PlainDistances.square(
                rows.values(), row * columns, cores.values(), core * columns, columns);
        boolean asNear = square == least && (cluster < 0 || labels.at(core) < cluster);
        if (square < least || asNear) {
          least = square;
          cluster = labels.at(core);
        }
      }
      return cluster;
    }
  }

  /**
   * To the nearest mean of a cluster's rows.
   *
   * @throws IllegalArgumentException for labels of other rows, or of no cluster
   */
  static ToCentre toMeans(Rows rows, Labels labels) {
    requireLabels(rows, labels);
    int columns = rows.columns();
    int[] sizes = labels.sizes();
    double[] means = new double[sizes.length * columns];
    for (int row = 0; row < rows.count(); row++) {
      int cluster = labels.at(row);
      for (int column = 0; cluster != Labels.NOISE && column < columns; column++) {
        means[cluster * columns + column] += rows.at(row, column) / sizes[cluster];
      }
    }
    return new ToCentre(Rows.of(columns, means));
  }

  /**
   * To the cores of these rows.
   *
   * @param labels that DBSCAN gave these rows
   * @throws IllegalArgumentException for labels of other rows, or of no cluster
   */
  static ToCore toCores(Dbscan dbscan, Rows rows, Labels labels) {
    requireLabels(rows, labels);
    Neighbourhoods neighbourhoods = new KdTree(rows, dbscan.radius());
    boolean[] isCore = new boolean[rows.count()];
    neighbourhoods.findCores(0, rows.count(), dbscan.leastRows(), isCore);
    int[] cores = IntStream.range(0, rows.count()).filter(row -> isCore[row]).toArray();
    return new ToCore(
        rows.pick(cores),
        Labels.of(Arrays.stream(cores).map(labels::at).toArray()),
        dbscan.radius());
  }

  private static void requireLabels(Rows rows, Labels labels) {
    if (labels.count() != rows.count() || labels.clusters() == 0) {
      throw new IllegalArgumentException(
          "assignment: expected labels of %d rows and at least one cluster, found %d and %d; learn clusters from these rows first"
              .formatted(rows.count(), labels.count(), labels.clusters()));
    }
  }

  private static void requireColumns(Rows rows, Rows learnt) {
    if (rows.columns() != learnt.columns()) {
      throw new IllegalArgumentException(
          "assignment: expected rows of %d columns, found %d; bring the columns that the clusters were learnt from"
              .formatted(learnt.columns(), rows.columns()));
    }
  }
}
