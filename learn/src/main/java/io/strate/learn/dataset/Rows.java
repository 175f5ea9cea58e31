package io.strate.learn.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Rows of finite numbers, all with the same columns; at least one column, perhaps no row. Numbers
 * lie within ±1e150, so that no squared distance overflows; a negative zero is zero.
 */
public final class Rows {
  private static final double LARGEST = 1e150;

  private final double[] values;
  private final int columns;

  private Rows(double[] values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /**
   * Rows one after another in one array, which is copied.
   *
   * @throws IllegalArgumentException for a number that is NaN, infinite or beyond ±1e150, and for
   *     an array that ends within a row
   */
  public static Rows of(int columns, double[] values) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "rows: expected whole rows of at least one column, found %d numbers for %d columns; hand over count × columns numbers"
              .formatted(values.length, columns));
    }
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      if (!(Math.abs(values[i]) <= LARGEST)) {
        throw new IllegalArgumentException(
            "row %d, column %d: expected a finite number within ±1e150, found %s; state a value, scale the column or leave the row out"
                .formatted(i / columns, i % columns, values[i]));
      }
      copy[i] = values[i] + 0.0;
    }
    return new Rows(copy, columns);
  }

  /** As {@link #of(int, double[])}, for rows that are arrays of their own. */
  public static Rows of(double[][] rows) {
    int columns = rows.length == 0 ? 1 : rows[0].length;
    double[] values = new double[Math.multiplyExact(rows.length, columns)];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException(
            "row %d: expected %d columns as in row 0, found %d; make all rows equally long"
                .formatted(i, columns, rows[i].length));
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return of(columns, values);
  }

  /** For numbers that come from checked ones; the array is kept, not copied. */
  public static Rows kept(int columns, double[] values) {
    return new Rows(values, columns);
  }

  public int count() {
    return values.length / columns;
  }

  public int columns() {
    return columns;
  }

  public double at(int row, int column) {
    return values[row * columns + column];
  }

  /** The numbers themselves, row by row, for kernels: never to be written to. */
  public double[] values() {
    return values;
  }

  /** The rows at these places, in their order. */
  public Rows pick(int[] places) {
    double[] picked = new double[places.length * columns];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(values, places[i] * columns, picked, i * columns, columns);
    }
    return new Rows(picked, columns);
  }

  /** How many different rows there are, or {@code enough} as soon as that many are found. */
  public int distinct(int enough) {
    record Row(double[] values) {
      @Override
      public boolean equals(Object other) {
        return other instanceof Row row && Arrays.equals(values, row.values);
      }

      @Override
      public int hashCode() {
        return Arrays.hashCode(values);
      }
    }
    Set<Row> seen = new HashSet<>();
    for (int row = 0; row < count() && seen.size() < enough; row++) {
      seen.add(new Row(Arrays.copyOfRange(values, row * columns, (row + 1) * columns)));
    }
    return seen.size();
  }
}
