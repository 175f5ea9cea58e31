package io.strate.learn.onnx;

import io.strate.learn.onnx.Graph.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses trees with a way down that comes back to where it was: who follows it would never end.
 * Every node must be below at most one other, and none below itself.
 */
final class TreeOrder {
  private record Place(long tree, long node) {}

  private TreeOrder() {}

  static void check(Node ensemble) {
    if (!ensemble.operator().startsWith("TreeEnsemble")) {
      return;
    }
    long[] trees = ensemble.numbers("nodes_treeids");
    long[] nodes = ensemble.numbers("nodes_nodeids");
    long[] yes = ensemble.numbers("nodes_truenodeids");
    long[] no = ensemble.numbers("nodes_falsenodeids");
    List<String> modes = ensemble.texts("nodes_modes");
    require(nodes.length == trees.length && yes.length == trees.length);
    require(no.length == trees.length && modes.size() == trees.length);
    Map<Place, Integer> places = new HashMap<>();
    for (int i = 0; i < trees.length; i++) {
      require(places.put(new Place(trees[i], nodes[i]), i) == null);
    }
    int[] above = new int[trees.length];
    Arrays.fill(above, -1);
    for (int i = 0; i < trees.length; i++) {
      if (!modes.get(i).equals("LEAF")) {
        put(above, places.get(new Place(trees[i], yes[i])), i);
        put(above, places.get(new Place(trees[i], no[i])), i);
      }
    }
    requireEnds(above);
  }

  private static void put(int[] above, @Nullable Integer below, int node) {
    if (below == null || above[below] != -1) {
      require(false);
    } else {
      above[below] = node;
    }
  }

  /** Going up from any node ends at a root. */
  private static void requireEnds(int[] above) {
    int[] seen = new int[above.length];
    for (int i = 0; i < above.length; i++) {
      int node = i;
      while (node != -1 && seen[node] == 0) {
        seen[node] = i + 1;
        node = above[node];
      }
      require(node == -1 || seen[node] != i + 1);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw Refusal.of(
          "trees whose nodes are below one other", "a way down that is none", "export it again");
    }
  }
}
