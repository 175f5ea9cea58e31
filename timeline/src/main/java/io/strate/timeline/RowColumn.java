package io.strate.timeline;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.Arrays;

/**
 * A column that grows, of any scalar type: longs are micros of numbers, instants, booleans or codes
 * of texts. Rows behind the last one set are unknown.
 */
final class RowColumn {

  private static final double[] NO_NUMBERS = {};
  private static final Value[] NO_VALUES = {};

  final int number;
  final Type.Scalar type;

  private long[] longs = new long[4];
  private double[] numbers = NO_NUMBERS;
  private Value[] values = NO_VALUES;
  private int filled;

  RowColumn(int number, Type.Scalar type) {
    this.number = number;
    this.type = type;
  }

  /** What stands for unknown among the longs. */
  long unknown() {
    return switch (type) {
      case NUMBER, INSTANT -> TimelineView.UNKNOWN;
      case TEXT, BOOLEAN -> -1;
      case ANY -> 0;
    };
  }

  void clear() {
    Arrays.fill(values, 0, Math.min(filled, values.length), null);
    filled = 0;
  }

  /** Makes all rows before {@code size} readable in the arrays. */
  void fill(int size) {
    if (filled >= size) {
      return;
    }
    reserve(size);
    Arrays.fill(longs, filled, size, unknown());
    if (type == Type.Scalar.NUMBER) {
      Arrays.fill(numbers, filled, size, Double.NaN);
    } else if (type == Type.Scalar.ANY) {
      Arrays.fill(values, filled, size, Value.UNKNOWN);
    }
    filled = size;
  }

  private void reserve(int size) {
    if (longs.length < size) {
      longs = Arrays.copyOf(longs, Math.max(size, 2 * longs.length));
    }
    if (type == Type.Scalar.NUMBER && numbers.length < longs.length) {
      numbers = Arrays.copyOf(numbers, longs.length);
    } else if (type == Type.Scalar.ANY && values.length < longs.length) {
      values = Arrays.copyOf(values, longs.length);
    }
  }

  /** Opens a gap, unknown, before {@code row} in a column of {@code size} rows. */
  void insert(int row, int size) {
    if (row >= filled) {
      return;
    }
    int moved = filled - row;
    reserve(filled + 1);
    System.arraycopy(longs, row, longs, row + 1, moved);
    longs[row] = unknown();
    if (type == Type.Scalar.NUMBER) {
      System.arraycopy(numbers, row, numbers, row + 1, moved);
      numbers[row] = Double.NaN;
    } else if (type == Type.Scalar.ANY) {
      System.arraycopy(values, row, values, row + 1, moved);
      values[row] = Value.UNKNOWN;
    }
    filled++;
  }

  void setLong(int row, long value) {
    fill(row + 1);
    longs[row] = value;
  }

  void setNumber(int row, double value) {
    fill(row + 1);
    numbers[row] = value;
    longs[row] = PackedColumn.microsOf(value);
  }

  void setValue(int row, Value value) {
    fill(row + 1);
    values[row] = value;
    longs[row] = value.isKnown() ? 1 : 0;
  }

  /** The longs; rows up to those filled count. */
  long[] longs() {
    return longs;
  }

  double[] numbers() {
    return numbers;
  }

  Value[] values() {
    return values;
  }

  /** Puts rows into another order: row {@code order[i]} becomes row i. */
  void arrange(int[] order, int count, int size) {
    fill(size);
    long[] oldLongs = longs.clone();
    for (int i = 0; i < count; i++) {
      longs[i] = oldLongs[order[i]];
    }
    if (type == Type.Scalar.NUMBER) {
      double[] old = numbers.clone();
      for (int i = 0; i < count; i++) {
        numbers[i] = old[order[i]];
      }
    } else if (type == Type.Scalar.ANY) {
      Value[] old = values.clone();
      for (int i = 0; i < count; i++) {
        values[i] = old[order[i]];
      }
    }
    filled = count;
  }
}
