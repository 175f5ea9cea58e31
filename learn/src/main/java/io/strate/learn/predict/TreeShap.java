package io.strate.learn.predict;

import java.util.Arrays;

/**
 * Exact Shapley values of trees in polynomial time (Lundberg, Erion and Lee 2018, algorithm 2):
 * what is not known of a row goes both ways, by the weight of the rows of training that did. Walks
 * down every path of a tree once, keeping for each column on it which share of all orders of
 * columns comes by when the column is known (one) and when it is not (zero).
 */
final class TreeShap {
  private final Trees trees;

  /** Paths, each after that of the node above; an element is a column with its shares. */
  private final int[] column;

  private final double[] zero;
  private final double[] one;
  private final double[] weight;

  TreeShap(Trees trees) {
    this.trees = trees;
    int deepest = trees.depth() + 2;
    int room = deepest * (deepest + 1) / 2 + deepest;
    this.column = new int[room];
    this.zero = new double[room];
    this.one = new double[room];
    this.weight = new double[room];
  }

  /** Sums what the columns add over all trees of a group; the last number is their mean. */
  void add(double[] rows, int from, int group, double[] into) {
    Arrays.fill(into, 0, trees.columns() + 1, 0);
    into[trees.columns()] = trees.base(group);
    for (int tree = 0; tree < trees.count(); tree++) {
      if (trees.group(tree) == group) {
        int root = trees.root(tree);
        into[trees.columns()] += trees.mean(root);
        new Walk(rows, from, into).down(root, 0, 0, 1, 1, -1);
      }
    }
  }

  /** Through one tree with one row. */
  private final class Walk {
    private final double[] rows;
    private final int from;
    private final double[] into;

    Walk(double[] rows, int from, double[] into) {
      this.rows = rows;
      this.from = from;
      this.into = into;
    }

    /**
     * @param above where the path of the node above begins
     * @param length how many elements it has
     */
    void down(int node, int above, int length, double zeros, double ones, int asked) {
      int path = above + length;
      copy(above, path, length);
      extend(path, length, zeros, ones, asked);
      if (trees.isLeaf(node)) {
        for (int i = 1; i <= length; i++) {
          int at = path + i;
          into[column[at]] += unwound(path, length, i) * (one[at] - zero[at]) * trees.leaf(node);
        }
        return;
      }
      int split = trees.column(node);
      int depth = length;
      double zerosHere = 1;
      double onesHere = 1;
      int known = find(path, length, split);
      if (known <= length) {
        zerosHere = zero[path + known];
        onesHere = one[path + known];
        unwind(path, length, known);
        depth--;
      }
      int hot = trees.next(node, rows, from);
      int cold = trees.other(node, hot);
      double cover = trees.cover(node);
      down(hot, path, depth + 1, zerosHere * trees.cover(hot) / cover, onesHere, split);
      down(cold, path, depth + 1, zerosHere * trees.cover(cold) / cover, 0, split);
    }
  }

  private void copy(int from, int to, int length) {
    System.arraycopy(column, from, column, to, length);
    System.arraycopy(zero, from, zero, to, length);
    System.arraycopy(one, from, one, to, length);
    System.arraycopy(weight, from, weight, to, length);
  }

  /** Where the column is on the path; beyond its end if it is not. */
  private int find(int path, int length, int wanted) {
    int i = 1;
    while (i <= length && column[path + i] != wanted) {
      i++;
    }
    return i;
  }

  private void extend(int path, int length, double zeros, double ones, int asked) {
    int last = path + length;
    column[last] = asked;
    zero[last] = zeros;
    one[last] = ones;
    weight[last] = length == 0 ? 1 : 0;
    for (int i = length - 1; i >= 0; i--) {
      weight[path + i + 1] += ones * weight[path + i] * (i + 1) / (length + 1);
      weight[path + i] *= zeros * (length - i) / (length + 1);
    }
  }

  /** Takes an element off the path, as if it had never been put on. */
  private void unwind(int path, int length, int off) {
    double ones = one[path + off];
    double zeros = zero[path + off];
    double next = weight[path + length];
    for (int i = length - 1; i >= 0; i--) {
      double share = (double) (length - i) / (length + 1);
      if (ones != 0) {
        double former = weight[path + i];
        weight[path + i] = next * (length + 1) / ((i + 1) * ones);
        next = former - weight[path + i] * zeros * share;
      } else if (zeros != 0) {
        weight[path + i] /= zeros * share;
      }
    }
    for (int i = path + off; i < path + length; i++) {
      column[i] = column[i + 1];
      zero[i] = zero[i + 1];
      one[i] = one[i + 1];
    }
  }

  /** The sum of the weights that the path would have without an element. */
  private double unwound(int path, int length, int off) {
    double ones = one[path + off];
    double zeros = zero[path + off];
    double next = weight[path + length];
    double sum = 0;
    for (int i = length - 1; i >= 0; i--) {
      double share = (double) (length - i) / (length + 1);
      if (ones != 0) {
        double part = next * (length + 1) / ((i + 1) * ones);
        sum += part;
        next = weight[path + i] - part * zeros * share;
      } else if (zeros != 0) {
        sum += weight[path + i] / (zeros * share);
      }
    }
    return sum;
  }
}
