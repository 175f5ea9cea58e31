package io.strate.learn.predict;

import java.util.Arrays;

/** Puts trees one after another; nodes come in the order of their places. */
final class TreesBuilder {
  private final int columns;
  private final float[] bases;
  private int trees;
  private int nodes;
  private int[] roots = new int[64];
  private int[] groups = new int[64];
  private int[] split = new int[1024];
  private float[] value = new float[1024];
  private int[] below = new int[1024];
  private float[] cover = new float[1024];
  private float[] gain = new float[1024];

  TreesBuilder(int columns, float[] bases) {
    this.columns = columns;
    this.bases = bases;
  }

  /** How many nodes there are so far. */
  int nodes() {
    return nodes;
  }

  /** Begins a tree, and says at which place. */
  int root(int group) {
    if (trees == roots.length) {
      roots = Arrays.copyOf(roots, 2 * trees);
      groups = Arrays.copyOf(groups, 2 * trees);
    }
    groups[trees] = group;
    roots[trees++] = nodes;
    return nodes;
  }

  void leaf(float adds, float covers) {
    split(Trees.LEAF, adds, 0, covers, 0);
  }

  void split(int asked, float threshold, int left, float covers, float gains) {
    if (nodes == split.length) {
      grow();
    }
    split[nodes] = asked;
    value[nodes] = threshold;
    below[nodes] = left;
    cover[nodes] = covers;
    gain[nodes++] = gains;
  }

  private void grow() {
    split = Arrays.copyOf(split, 2 * nodes);
    value = Arrays.copyOf(value, 2 * nodes);
    below = Arrays.copyOf(below, 2 * nodes);
    cover = Arrays.copyOf(cover, 2 * nodes);
    gain = Arrays.copyOf(gain, 2 * nodes);
  }

  Trees build() {
    return new Trees(
        columns,
        bases,
        Arrays.copyOf(roots, trees),
        Arrays.copyOf(groups, trees),
        Arrays.copyOf(split, nodes),
        Arrays.copyOf(value, nodes),
        Arrays.copyOf(below, nodes),
        Arrays.copyOf(cover, nodes),
        Arrays.copyOf(gain, nodes));
  }
}
