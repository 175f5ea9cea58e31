package io.strate.workspace.learning.clusters;

import io.strate.learn.cluster.Dendrogram;
import io.strate.workspace.learning.card.ClusterCard.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The top of a dendrogram: what was merged before counts as one leaf. */
final class LastMerges {

  private final Map<Integer, Integer> places = new HashMap<>();
  private int leaves;

  private LastMerges() {}

  /** The last merges, numbered anew: leaves are 0 to {@code most}, merges follow. */
  static List<Merge> of(Dendrogram tree, int most) {
    List<Dendrogram.Merge> all = tree.merges();
    List<Dendrogram.Merge> last = all.subList(Math.max(0, all.size() - most), all.size());
    int first = tree.rows() + all.size() - last.size();
    LastMerges top = new LastMerges();
    for (Dendrogram.Merge merge : last) {
      top.leaf(merge.left(), first);
      top.leaf(merge.right(), first);
    }
    for (int i = 0; i < last.size(); i++) {
      top.places.put(first + i, top.leaves + i);
    }
    List<Merge> merges = new ArrayList<>();
    for (Dendrogram.Merge merge : last) {
      merges.add(
          new Merge(
              top.place(merge.left()), top.place(merge.right()), merge.height(), merge.size()));
    }
    return merges;
  }

  private void leaf(int cluster, int first) {
    if (cluster < first) {
      places.put(cluster, leaves++);
    }
  }

  private int place(int cluster) {
    return places.getOrDefault(cluster, cluster);
  }
}
