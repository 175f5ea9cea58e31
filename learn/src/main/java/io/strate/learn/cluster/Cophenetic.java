package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** Distances of rows against the heights at which they meet, without keeping either. */
final class Cophenetic {
  private final Columns columns;
  private final int rows;

  /**
   * The rows as leaves from left to right; between each and the next, the height of their meeting.
   */
  private final int[] leaves;

  private final double[] between;

  Cophenetic(Dendrogram.Merge[] merges, Rows joined) {
    this.rows = joined.count();
    this.between = new double[rows];
    this.leaves = lay(merges);
    this.columns = new Columns(joined.pick(leaves));
  }

  /** Each node is a run of leaves: a list whose end is linked to the start of the next. */
  private int[] lay(Dendrogram.Merge[] merges) {
    int[] start = new int[rows + merges.length];
    int[] end = new int[rows + merges.length];
    int[] next = new int[rows];
    double[] gapAfter = new double[rows];
    Arrays.setAll(start, i -> i);
    Arrays.setAll(end, i -> i);
    for (int i = 0; i < merges.length; i++) {
      int left = merges[i].left();
      int right = merges[i].right();
      next[end[left]] = start[right];
      gapAfter[end[left]] = merges[i].height();
      start[rows + i] = start[left];
      end[rows + i] = end[right];
    }
    int[] order = new int[rows];
    int leaf = start[start.length - 1];
    for (int i = 0; i < rows; i++) {
      order[i] = leaf;
      between[i] = gapAfter[leaf];
      leaf = next[leaf];
    }
    return order;
  }

  double correlation() {
    double pairs = (double) rows * (rows - 1) / 2;
    double[] sums = new double[2];
    pass(
        (apart, height) -> {
          sums[0] += apart;
          sums[1] += height;
        });
    double meanApart = sums[0] / pairs;
    double meanHeight = sums[1] / pairs;
    double[] products = new double[3];
    pass(
        (apart, height) -> {
          products[0] += (apart - meanApart) * (height - meanHeight);
          products[1] += (apart - meanApart) * (apart - meanApart);
          products[2] += (height - meanHeight) * (height - meanHeight);
        });
    return products[0] / Math.sqrt(products[1] * products[2]);
  }

  private interface Pair {
    void take(double apart, double height);
  }

  /** Two leaves meet at the highest gap between them. */
  private void pass(Pair pair) {
    double[] squares = new double[rows];
    for (int i = 0; i < rows; i++) {
      columns.squares(i, i + 1, rows, squares);
      double height = 0;
      for (int j = i + 1; j < rows; j++) {
        height = Math.max(height, between[j - 1]);
        pair.take(Math.sqrt(squares[j - i - 1]), height);
      }
    }
  }
}
