package io.strate.server.pages.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last merges of a dendrogram. Nodes are numbered as SciPy does: first the leaves, which here
 * are what the earlier merges had made, then what each merge made, lowest first.
 *
 * @param leaves how many rows each leaf holds
 */
public record MergeTree(List<Long> leaves, List<Merge> merges) {

  /** More leaves than this beside each other cannot be told apart. */
  public static final int MOST_LEAVES = 61;

  public MergeTree {
    leaves = List.copyOf(leaves);
    merges = List.copyOf(merges);
    if (leaves.size() < 2 || leaves.size() > MOST_LEAVES || merges.size() != leaves.size() - 1) {
      throw new IllegalArgumentException(
          "%d leaves with %d merges: a tree shown has 2 to %d leaves and one merge less"
              .formatted(leaves.size(), merges.size(), MOST_LEAVES));
    }
    Set<Integer> joined = new HashSet<>();
    for (int i = 0; i < merges.size(); i++) {
      for (int node : List.of(merges.get(i).left(), merges.get(i).right())) {
        if (node < 0 || node >= leaves.size() + i || !joined.add(node)) {
          throw new IllegalArgumentException(
              "merge %d joins node %d, which is not there or joined already".formatted(i, node));
        }
      }
    }
  }

  /** Two nodes become one of so many rows, at a height. */
  public record Merge(int left, int right, double height, long size) {}

  /** The parts that a cut makes, largest first, and a height at which it does. */
  public record Cut(int clusters, double height, List<Long> sizes) {}

  /** The cut that makes so many parts; the nearest possible. */
  public Cut cut(int clusters) {
    int parts = Math.clamp(clusters, 2, leaves.size());
    int done = leaves.size() - parts;
    List<Long> sizes = new ArrayList<>(leaves);
    merges.subList(0, done).forEach(merge -> sizes.add(merge.size()));
    List<Long> kept = new ArrayList<>();
    for (int node = 0; node < sizes.size(); node++) {
      if (isWhole(node, done)) {
        kept.add(sizes.get(node));
      }
    }
    kept.sort(Comparator.reverseOrder());
    double below = done == 0 ? 0 : merges.get(done - 1).height();
    return new Cut(parts, (below + merges.get(done).height()) / 2, List.copyOf(kept));
  }

  /** Whether a node is in none of the first merges. */
  private boolean isWhole(int node, int done) {
    return merges.subList(0, done).stream()
        .noneMatch(merge -> merge.left() == node || merge.right() == node);
  }

  /** All cuts, of the fewest parts first. */
  public List<Cut> cuts() {
    List<Cut> cuts = new ArrayList<>();
    for (int parts = 2; parts <= leaves.size(); parts++) {
      cuts.add(cut(parts));
    }
    return cuts;
  }

  /**
   * What the script draws it from.
   *
   * @param unit what its heights measure
   * @param of what its leaves count
   */
  String json(int clusters, String unit, String of) {
    return JsonMapper.shared()
        .writeValueAsString(
            new Drawing("dendrogram", unit, of, leaves, merges, cut(clusters).clusters(), cuts()));
  }

  private record Drawing(
      String kind,
      String unit,
      String of,
      List<Long> leaves,
      List<Merge> merges,
      int cut,
      List<Cut> cuts) {}
}
