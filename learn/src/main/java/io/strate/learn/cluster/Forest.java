package io.strate.learn.cluster;

import java.util.Arrays;

/** Disjoint sets of places; the root of each is its lowest place. */
final class Forest {
  private final int[] parents;

  Forest(int places) {
    parents = new int[places];
    Arrays.setAll(parents, i -> i);
  }

  int root(int place) {
    int at = place;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** The root of both from now on. */
  int join(int a, int b) {
    int first = root(a);
    int second = root(b);
    int low = Math.min(first, second);
    parents[Math.max(first, second)] = low;
    return low;
  }

  /** The sets, numbered by their lowest places. */
  Labels labels() {
    int[] labels = new int[parents.length];
    int next = 0;
    for (int place = 0; place < labels.length; place++) {
      int root = root(place);
      labels[place] = root == place ? next++ : labels[root];
    }
    return Labels.of(labels);
  }
}
