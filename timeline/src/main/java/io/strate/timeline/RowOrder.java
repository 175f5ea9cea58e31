package io.strate.timeline;

/**
 * Sorts row numbers by a comparison, stably: a merge sort that costs little on rows nearly in
 * order.
 */
final class RowOrder {

  /** Negative, zero or positive as row a sorts before, with or after row b. */
  interface Comparison {
    int compare(int a, int b);
  }

  private static final int RUN = 16;

  private final Comparison comparison;

  RowOrder(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The rows 0 … count−1 in order. */
  int[] of(int count) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    for (int from = 0; from < count; from += RUN) {
      insertionSort(rows, from, Math.min(from + RUN, count));
    }
    int[] other = new int[count];
    for (int run = RUN; run < count; run *= 2) {
      for (int from = 0; from < count; from += 2 * run) {
        merge(rows, other, from, Math.min(from + run, count), Math.min(from + 2 * run, count));
      }
      int[] swapped = rows;
      rows = other;
      other = swapped;
    }
    return rows;
  }

  private void insertionSort(int[] rows, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int at = i;
      while (at > from && comparison.compare(rows[at - 1], row) > 0) {
        rows[at] = rows[at - 1];
        at--;
      }
      rows[at] = row;
    }
  }

  private void merge(int[] rows, int[] into, int from, int middle, int to) {
    if (middle == to || comparison.compare(rows[middle - 1], rows[middle]) <= 0) {
      System.arraycopy(rows, from, into, from, to - from);
      return;
    }
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft =
          right == to || left < middle && comparison.compare(rows[left], rows[right]) <= 0;
      into[i] = takeLeft ? rows[left++] : rows[right++];
    }
  }
}
