package io.strate.workspace.learning.clusters;

import io.strate.learn.cluster.Dendrogram;
import io.strate.workspace.learning.card.ClusterCard.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The top of a dendrogram: what was merged before counts as one leaf.
 *
 * @param leaves how many rows each holds
 * @param merges numbered anew: leaves are 0 to {@code most}, merges follow
 */
record LastMerges(List<Integer> leaves, List<Merge> merges) {

  static final LastMerges NONE = new LastMerges(List.of(), List.of());

  static LastMerges of(Dendrogram tree, int most) {
    List<Dendrogram.Merge> all = tree.merges();
    List<Dendrogram.Merge> last = all.subList(Math.max(0, all.size() - most), all.size());
    int first = tree.rows() + all.size() - last.size();
    Map<Integer, Integer> places = new HashMap<>();
    List<Integer> leaves = new ArrayList<>();
    for (Dendrogram.Merge merge : last) {
      for (int node : List.of(merge.left(), merge.right())) {
        if (node < first) {
          places.put(node, leaves.size());
          leaves.add(node < tree.rows() ? 1 : all.get(node - tree.rows()).size());
        }
      }
    }
    for (int i = 0; i < last.size(); i++) {
      places.put(first + i, leaves.size() + i);
    }
    List<Merge> merges = new ArrayList<>();
    for (Dendrogram.Merge merge : last) {
      merges.add(
          new Merge(
              places.getOrDefault(merge.left(), merge.left()),
              places.getOrDefault(merge.right(), merge.right()),
              merge.height(),
              merge.size()));
    }
    return new LastMerges(leaves, merges);
  }
}
