package io.strate.learn.predict;

import java.util.Arrays;
import java.util.List;

/**
 * Trees as flat arrays. A node is a place in the arrays; the two below it stand side by side.
 * Numbers are compared and summed in single precision, in the order in which XGBoost does.
 */
final class Trees {
  /** What {@link #split} says of a leaf. */
  static final int LEAF = -1;

  private final int columns;

  /** What each group's sum begins with. */
  private final float[] bases;

  /** The first node of each tree. */
  private final int[] roots;

  /** To whose sum each tree adds. */
  private final int[] groups;

  /** Twice the column that a node asks for, plus 1 if an unknown number goes left; or a leaf. */
  private final int[] split;

  /** Numbers below it go left; of a leaf, what it adds. */
  private final float[] value;

  /** The left one of the two nodes below; the right one is the next. */
  private final int[] below;

  /** How much the rows weighed that came by in training. */
  private final float[] cover;

  /** By how much the split lowered the loss in training; 0 of a leaf. */
  private final float[] gain;

  Trees(
      int columns,
      float[] bases,
      int[] roots,
      int[] groups,
      int[] split,
      float[] value,
      int[] below,
      float[] cover,
      float[] gain) {
    this.columns = columns;
    this.bases = bases;
    this.roots = roots;
    this.groups = groups;
    this.split = split;
    this.value = value;
    this.below = below;
    this.cover = cover;
    this.gain = gain;
  }

  /** Trees of one sum each, side by side: each becomes a group. */
  static Trees beside(List<Trees> parts) {
    float[] bases = new float[parts.size()];
    for (int group = 0; group < bases.length; group++) {
      bases[group] = parts.get(group).bases[0];
    }
    Builder all = new Builder(parts.getFirst().columns, bases);
    for (int group = 0; group < bases.length; group++) {
      parts.get(group).addTo(all, group);
    }
    return all.build();
  }

  private void addTo(Builder all, int group) {
    int shift = all.nodes;
    int tree = 0;
    for (int node = 0; node < split.length; node++) {
      if (tree < roots.length && roots[tree] == node) {
        all.root(group);
        tree++;
      }
      all.split(split[node], value[node], below[node] + shift, cover[node], gain[node]);
    }
  }

  int columns() {
    return columns;
  }

  /** How many sums there are. */
  int groups() {
    return bases.length;
  }

  /** How many trees there are. */
  int count() {
    return roots.length;
  }

  /** How many nodes all trees have. */
  int nodes() {
    return split.length;
  }

  /** Sums the leaves that a row comes to, for each group. */
  void sums(double[] rows, int from, double[] sums, int to) {
    for (int group = 0; group < bases.length; group++) {
      sums[to + group] = bases[group];
    }
    for (int tree = 0; tree < roots.length; tree++) {
      int place = to + groups[tree];
      sums[place] = (float) sums[place] + leaf(roots[tree], rows, from);
    }
  }

  private float leaf(int root, double[] rows, int from) {
    int node = root;
    for (int asked = split[node]; asked != LEAF; asked = split[node]) {
      node = below[node] + side(asked, (float) rows[from + (asked >> 1)], value[node]);
    }
    return value[node];
  }

  private static int side(int asked, float number, float threshold) {
    if (number < threshold) {
      return 0;
    }
    return number >= threshold ? 1 : 1 - (asked & 1);
  }

  /** Puts trees one after another; nodes come in the order of their places. */
  static final class Builder {
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

    Builder(int columns, float[] bases) {
      this.columns = columns;
      this.bases = bases;
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
      split(LEAF, adds, 0, covers, 0);
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
}
