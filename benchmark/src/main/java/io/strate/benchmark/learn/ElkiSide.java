package io.strate.benchmark.learn;

import elki.clustering.dbscan.DBSCAN;
import elki.clustering.hierarchical.ClusterMergeHistory;
import elki.clustering.hierarchical.NNChain;
import elki.clustering.hierarchical.SLINK;
import elki.clustering.hierarchical.linkage.CompleteLinkage;
import elki.clustering.hierarchical.linkage.GroupAverageLinkage;
import elki.clustering.hierarchical.linkage.WardLinkage;
import elki.clustering.kmeans.HamerlyKMeans;
import elki.clustering.kmeans.initialization.Predefined;
import elki.data.Cluster;
import elki.data.Clustering;
import elki.data.NumberVector;
import elki.data.model.Model;
import elki.data.type.TypeUtil;
import elki.database.Database;
import elki.database.StaticArrayDatabase;
import elki.database.ids.DBIDIter;
import elki.database.ids.DBIDRange;
import elki.database.relation.Relation;
import elki.datasource.ArrayAdapterDatabaseConnection;
import elki.distance.minkowski.EuclideanDistance;
import elki.distance.minkowski.SquaredEuclideanDistance;
import elki.index.tree.spatial.kd.MemoryKDTree;
import elki.index.tree.spatial.kd.split.MedianSplit;
import io.strate.learn.cluster.Linkage;
import io.strate.learn.dataset.Rows;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** ELKI by its fastest exact algorithms: Hamerly's, DBSCAN on a k-d tree, SLINK, NN-chain. */
final class ElkiSide implements Side {
  private static final int LEAF = 16;

  @Override
  public String name() {
    return "ELKI";
  }

  static double[][] arrays(Rows rows) {
    double[][] arrays = new double[rows.count()][];
    Arrays.setAll(
        arrays,
        row -> Arrays.copyOfRange(rows.values(), row * rows.columns(), (row + 1) * rows.columns()));
    return arrays;
  }

  @Override
  public Optional<Outcome> run(Task task, Rows rows) {
    double[][] data = arrays(rows);
    return switch (task) {
      case Task.Centres(int clusters) -> Optional.of(centres(clusters, data));
      case Task.Density density -> Optional.of(density(density, data));
      case Task.Tree(Linkage linkage, int clusters) -> {
        Relation<NumberVector> relation = relation(plain(data));
        Timed<ClusterMergeHistory> timed = Timed.of(() -> history(linkage, relation));
        int[] labels = cut(timed.answer(), clusters);
        yield Optional.of(new Outcome(timed.seconds(), labels, Double.NaN, true));
      }
      case Task.Silhouettes _ -> Optional.empty();
    };
  }

  private static Database plain(double[][] data) {
    Database database = new StaticArrayDatabase(new ArrayAdapterDatabaseConnection(data));
    database.initialize();
    return database;
  }

  private static Relation<NumberVector> relation(Database database) {
    return database.getRelation(TypeUtil.NUMBER_VECTOR_FIELD);
  }

  private static Outcome centres(int clusters, double[][] data) {
    Relation<NumberVector> relation = relation(plain(data));
    var timed =
        Timed.of(
            () -> {
              double[][] start = new double[clusters][]; // ELKI moves these very arrays
              Arrays.setAll(start, centre -> data[centre].clone());
              return new HamerlyKMeans<NumberVector>(
                      SquaredEuclideanDistance.STATIC, clusters, 1000, new Predefined(start), true)
                  .run(relation);
            });
    return new Outcome(
        timed.seconds(), labels(timed.answer(), relation, data.length), Double.NaN, true);
  }

  /** The index is built within the time, as everybody else's is. */
  private static Outcome density(Task.Density task, double[][] data) {
    record Found(Relation<NumberVector> relation, Clustering<Model> clusters) {}
    var timed =
        Timed.of(
            () -> {
              Database database =
                  new StaticArrayDatabase(
                      new ArrayAdapterDatabaseConnection(data),
                      List.of(new MemoryKDTree.Factory<NumberVector>(MedianSplit.STATIC, LEAF)));
              database.initialize();
              Relation<NumberVector> relation = relation(database);
              return new Found(
                  relation,
                  new DBSCAN<NumberVector>(
                          EuclideanDistance.STATIC, task.radius(), task.leastRows())
                      .run(relation));
            });
    Found found = timed.answer();
    return new Outcome(
        timed.seconds(), labels(found.clusters(), found.relation(), data.length), Double.NaN, true);
  }

  private static int[] labels(
      Clustering<? extends Model> clusters, Relation<NumberVector> relation, int count) {
    DBIDRange ids = (DBIDRange) relation.getDBIDs();
    int[] labels = new int[count];
    int next = 0;
    for (Cluster<? extends Model> cluster : clusters.getAllClusters()) {
      int label = cluster.isNoise() ? -1 : next++;
      for (DBIDIter id = cluster.getIDs().iter(); id.valid(); id.advance()) {
        labels[ids.getOffset(id)] = label;
      }
    }
    return labels;
  }

  private static ClusterMergeHistory history(Linkage linkage, Relation<NumberVector> relation) {
    return switch (linkage) {
      case SINGLE -> new SLINK<NumberVector>(EuclideanDistance.STATIC).run(relation);
      case COMPLETE ->
          new NNChain<NumberVector>(EuclideanDistance.STATIC, CompleteLinkage.STATIC).run(relation);
      case AVERAGE ->
          new NNChain<NumberVector>(EuclideanDistance.STATIC, GroupAverageLinkage.STATIC)
              .run(relation);
      case WARD ->
          new NNChain<NumberVector>(SquaredEuclideanDistance.STATIC, WardLinkage.STATIC)
              .run(relation);
    };
  }

  /** The clusters that all merges but the highest ones make. */
  private static int[] cut(ClusterMergeHistory history, int clusters) {
    int rows = history.size();
    int[] parent = new int[2 * rows];
    Arrays.setAll(parent, i -> i);
    int[] byHeight =
        IntStream.range(0, rows - 1)
            .boxed()
            .sorted(Comparator.comparingDouble(history::getMergeHeight))
            .limit(rows - clusters)
            .mapToInt(Integer::intValue)
            .toArray();
    for (int merge : byHeight) {
      parent[history.getMergeA(merge)] = rows + merge;
      parent[history.getMergeB(merge)] = rows + merge;
    }
    DBIDRange ids = (DBIDRange) history.getDBIDs();
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      int at = row;
      while (parent[at] != at) {
        at = parent[at];
      }
      labels[ids.getOffset(ids.get(row))] = at;
    }
    return labels;
  }
}
