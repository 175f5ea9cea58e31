package io.strate.learn.predict;

import java.util.List;

/**
 * Trees as flat arrays. A node is a place in the arrays; the two below it stand side by side.
 * Numbers are compared and summed in single precision, in the order in which XGBoost does.
 */
final class Trees {
  /** What {@link #split} says of a leaf. */
  static final int LEAF = -1;

  /** How many questions may lead to a leaf. */
  private static final int DEEPEST = 30;

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
    TreesBuilder all = new TreesBuilder(parts.getFirst().columns, bases);
    for (int group = 0; group < bases.length; group++) {
      parts.get(group).addTo(all, group);
    }
    return all.build();
  }

  private void addTo(TreesBuilder all, int group) {
    int shift = all.nodes();
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

  void write(ModelBytes.Writer to) {
    to.number(columns);
    to.numbers(bases);
    to.numbers(roots);
    to.numbers(groups);
    to.numbers(split);
    to.numbers(value);
    to.numbers(below);
    to.numbers(cover);
    to.numbers(gain);
  }

  /** Refuses what is no trees: every way down must end, and soon. */
  static Trees read(ModelBytes.Reader from) {
    Trees trees =
        new Trees(
            from.columns(),
            from.singles(),
            from.numbers(),
            from.numbers(),
            from.numbers(),
            from.singles(),
            from.numbers(),
            from.singles(),
            from.singles());
    trees.check(from);
    return trees;
  }

  private void check(ModelBytes.Reader from) {
    int nodes = split.length;
    from.require(bases.length > 0 && groups.length == roots.length);
    from.require(value.length == nodes && below.length == nodes);
    from.require(cover.length == nodes && gain.length == nodes);
    for (int tree = 0; tree < roots.length; tree++) {
      from.require(groups[tree] >= 0 && groups[tree] < bases.length);
      from.require(roots[tree] == (tree == 0 ? 0 : end(tree - 1)));
      from.require(roots[tree] < end(tree) && end(tree) <= nodes);
      checkTree(tree, from);
    }
    from.require(roots.length > 0 && depth() <= DEEPEST);
  }

  /** The nodes of a level stand before those of the next, in the same order. */
  private void checkTree(int tree, ModelBytes.Reader from) {
    int next = roots[tree] + 1;
    for (int node = roots[tree]; node < end(tree); node++) {
      from.require(Float.isFinite(value[node]) && cover[node] >= 0);
      from.require(Float.isFinite(gain[node]));
      if (split[node] != LEAF) {
        from.require(split[node] >= 0 && split[node] >> 1 < columns && below[node] == next);
        from.require(next > node);
        next += 2;
      }
    }
    from.require(next == end(tree));
  }

  /** The place after the last node of a tree. */
  private int end(int tree) {
    return tree + 1 < roots.length ? roots[tree + 1] : split.length;
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
    while (split[node] != LEAF) {
      node = next(node, rows, from);
    }
    return value[node];
  }

  /** The node to which a row goes on. */
  int next(int node, double[] rows, int from) {
    int asked = split[node];
    return below[node] + side(asked, (float) rows[from + (asked >> 1)], value[node]);
  }

  private static int side(int asked, float number, float threshold) {
    if (number < threshold) {
      return 0;
    }
    return number >= threshold ? 1 : 1 - (asked & 1);
  }

  float base(int group) {
    return bases[group];
  }

  int root(int tree) {
    return roots[tree];
  }

  int group(int tree) {
    return groups[tree];
  }

  boolean isLeaf(int node) {
    return split[node] == LEAF;
  }

  /** What a leaf adds. */
  float leaf(int node) {
    return value[node];
  }

  /** The column that a node asks for. */
  int column(int node) {
    return split[node] >> 1;
  }

  float cover(int node) {
    return cover[node];
  }

  float gain(int node) {
    return gain[node];
  }

  /** The node beside one that stands below another. */
  int other(int node, int one) {
    return 2 * below[node] + 1 - one;
  }

  /** What the leaves below a node add, by the weight of the rows that came to them. */
  double mean(int node) {
    if (split[node] == LEAF) {
      return value[node];
    }
    int left = below[node];
    double both = (double) cover[left] + cover[left + 1];
    return both == 0
        ? (mean(left) + mean(left + 1)) / 2
        : (cover[left] * mean(left) + cover[left + 1] * mean(left + 1)) / both;
  }

  /** How many questions lead to the deepest leaf. */
  int depth() {
    int[] depths = new int[split.length];
    int deepest = 0;
    for (int node = 0; node < split.length; node++) {
      if (split[node] != LEAF) {
        depths[below[node]] = depths[node] + 1;
        depths[below[node] + 1] = depths[node] + 1;
      }
      deepest = Math.max(deepest, depths[node]);
    }
    return deepest;
  }
}
