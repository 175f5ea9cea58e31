package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * The rows nearest to some of the rows, by Euclidean distance; a row is not its own neighbour.
 * Equally near ones go to the earlier row. O(asked × rows × columns) time.
 *
 * @param nearest of each asked row its neighbours, nearest first
 * @param reach how far the last of them is
 */
public record Neighbours(int[][] nearest, double[] reach) {
  private static final int BATCH = 1024;

  /**
   * @param asked places of the rows whose neighbours are wanted
   * @param many how many neighbours of each
   * @param threads how many may work at once, at least 1; the answer is the same
   * @throws IllegalArgumentException unless there are that many other rows
   */
  public static Neighbours of(Rows rows, int[] asked, int many, int threads) {
    if (many < 1 || many >= rows.count()) {
      throw new IllegalArgumentException(
          "neighbours: expected from 1 to %d of each row, found %d; ask for fewer or bring more rows"
              .formatted(rows.count() - 1, many));
    }
    Columns columns = new Columns(rows);
    int[][] nearest = new int[asked.length][];
    double[] reach = new double[asked.length];
    try (Team team = new Team(threads)) {
      team.each(
          asked.length,
          i -> {
            Found found = new Found(many);
            double[] squares = new double[BATCH];
            for (int from = 0; from < rows.count(); from += BATCH) {
              int to = Math.min(rows.count(), from + BATCH);
              columns.squares(asked[i], from, to, squares);
              for (int row = from; row < to; row++) {
                if (row != asked[i]) {
                  found.offer(row, squares[row - from]);
                }
              }
            }
            nearest[i] = found.rows;
            reach[i] = Math.sqrt(found.squares[many - 1]);
          });
    }
    return new Neighbours(nearest, reach);
  }

  /** The nearest so far, in order. */
  private static final class Found {
    private final int[] rows;
    private final double[] squares;

    Found(int many) {
      rows = new int[many];
      squares = new double[many];
      Arrays.fill(squares, Double.POSITIVE_INFINITY);
    }

    void offer(int row, double square) {
      int at = rows.length - 1;
      if (square >= squares[at]) {
        return;
      }
      while (at > 0 && squares[at - 1] > square) {
        squares[at] = squares[at - 1];
        rows[at] = rows[at - 1];
        at--;
      }
      squares[at] = square;
      rows[at] = row;
    }
  }
}
