package io.strate.learn.cluster;

/**
 * Follows nearest neighbours until two clusters are each other's, and joins these. For every
 * linkage that never brings a joined cluster nearer to a third than both parts were, this finds the
 * merges of the plain algorithm in another order (Murtagh 1983).
 */
final class NeighbourChain {
  /** After how many merges progress is told. */
  static final int REPORTED = 64;

  /** Clusters named by their highest rows. */
  interface Clusters {
    int count();

    /** The lowest cluster there is. */
    int first();

    /**
     * The cluster least apart from {@code cluster}, the lower one among equals; {@code preferred}
     * (−1 for none) before any other.
     */
    Neighbour nearest(int cluster, int preferred);

    /**
     * {@code high} from now on stands for both.
     *
     * @return the clusters to go on with: these, or others that are faster from now on
     */
    Clusters join(int low, int high, double height);
  }

  record Neighbour(int cluster, double height) {}

  private NeighbourChain() {}

  static Merges merges(Clusters rowByRow, Progress progress) {
    Clusters clusters = rowByRow;
    int rows = clusters.count();
    Merges merges = new Merges(rows);
    int[] chain = new int[rows + 1];
    int length = 0;
    for (int merge = 0; merge < rows - 1; merge++) {
      if (merge % REPORTED == 0) {
        double left = (double) (rows - merge) / rows;
        progress.report("dendrogram", 1 - left * left);
      }
      if (length == 0) {
        chain[length++] = clusters.first();
      }
      Neighbour next = clusters.nearest(chain[length - 1], length > 1 ? chain[length - 2] : -1);
      while (length < 2 || next.cluster() != chain[length - 2]) {
        chain[length++] = next.cluster();
        next = clusters.nearest(chain[length - 1], chain[length - 2]);
      }
      int low = Math.min(chain[length - 1], chain[length - 2]);
      int high = Math.max(chain[length - 1], chain[length - 2]);
      merges.add(low, high, next.height());
      clusters = clusters.join(low, high, next.height());
      length = before(chain, length, low, high);
    }
    return merges;
  }

  /**
   * What stays of the chain: up to the first of the two that were joined. That is all but its end,
   * unless rounding led the chain to one of its own earlier links.
   */
  private static int before(int[] chain, int length, int low, int high) {
    int at = 0;
    while (at < length && chain[at] != low && chain[at] != high) {
      at++;
    }
    return at;
  }
}
