package io.strate.learn.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Pairs of rows whose clusters become one, in the order in which they were found. */
final class Merges {
  private final int[] left;
  private final int[] right;
  private final double[] heights;
  private int count;

  Merges(int rows) {
    this.left = new int[rows - 1];
    this.right = new int[rows - 1];
    this.heights = new double[rows - 1];
  }

  void add(int oneRow, int otherRow, double height) {
    left[count] = oneRow;
    right[count] = otherRow;
    heights[count] = height;
    count++;
  }

  /** By height, those of equal height as they were found. */
  Dendrogram dendrogram() {
    int rows = count + 1;
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> heights[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    Forest forest = new Forest(rows);
    int[] node = IntStream.range(0, rows).toArray();
    int[] sizes = new int[rows];
    Arrays.fill(sizes, 1);
    Dendrogram.Merge[] merges = new Dendrogram.Merge[count];
    for (int i = 0; i < count; i++) {
      int a = forest.root(left[order[i]]);
      int b = forest.root(right[order[i]]);
      int size = sizes[a] + sizes[b];
      merges[i] =
          new Dendrogram.Merge(
              Math.min(node[a], node[b]), Math.max(node[a], node[b]), heights[order[i]], size);
      int root = forest.join(a, b);
      node[root] = rows + i;
      sizes[root] = size;
    }
    return new Dendrogram(merges);
  }
}
