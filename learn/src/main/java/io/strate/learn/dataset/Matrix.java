package io.strate.learn.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of numbers that may be unknown, all with the same columns; at least one column, perhaps no
 * row. An unknown number is NaN; the others lie within ±1e30, so that they are numbers in single
 * precision, too.
 */
public final class Matrix {
  private static final double LARGEST = 1e30;

  private final double[] values;
  private final int columns;

  private Matrix(double[] values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /**
   * Rows one after another in one array, which is copied.
   *
   * @throws IllegalArgumentException for a number that is infinite or beyond ±1e30, and for an
   *     array that ends within a row
   */
  public static Matrix of(int columns, double[] values) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "matrix: expected whole rows of at least one column, found %d numbers for %d columns; hand over count × columns numbers"
              .formatted(values.length, columns));
    }
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > LARGEST) {
        throw new IllegalArgumentException(
            "row %d, column %d: expected a number within ±1e30 or NaN for unknown, found %s; scale the column or leave the value unknown"
                .formatted(i / columns, i % columns, values[i]));
      }
    }
    return new Matrix(values.clone(), columns);
  }

  /** As {@link #of(int, double[])}, for rows that are arrays of their own. */
  public static Matrix of(double[][] rows) {
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

  /** The same rows, all of whose numbers are known. */
  public static Matrix of(Rows rows) {
    return of(rows.columns(), rows.values());
  }

  public int count() {
    return values.length / columns;
  }

  public int columns() {
    return columns;
  }

  /** NaN where it is unknown. */
  public double at(int row, int column) {
    return values[row * columns + column];
  }

  /** The numbers themselves, row by row, for kernels: never to be written to. */
  public double[] values() {
    return values;
  }

  /** The numbers of one row, copied. */
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** The rows at these places, in their order; a place may come more than once. */
  public Matrix pick(int[] places) {
    double[] picked = new double[Math.multiplyExact(places.length, columns)];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(values, places[i] * columns, picked, i * columns, columns);
    }
    return new Matrix(picked, columns);
  }

  /**
   * The same as rows without gaps, for what cannot do with unknown numbers.
   *
   * @throws IllegalArgumentException if a number is unknown
   */
  public Rows complete() {
    int gap =
        IntStream.range(0, values.length)
            .filter(i -> Double.isNaN(values[i]))
            .findFirst()
            .orElse(-1);
    if (gap >= 0) {
      throw new IllegalArgumentException(
          "row %d, column %d: expected a number, found none; fill unknown numbers in before they come here"
              .formatted(gap / columns, gap % columns));
    }
    return Rows.of(columns, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix those
        && columns == those.columns
        && Arrays.equals(values, those.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "%d rows of %d columns".formatted(count(), columns);
  }
}
