package io.strate.workspace.ingest;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.lake.Batch;
import io.strate.ledger.RowWriter;
import io.strate.workspace.row.Column;

/** A value of each row, on its way into the columns of an entry. */
abstract sealed class Cell {

  /** Computes the values of a batch. */
  abstract void compute(Batch batch);

  abstract boolean isKnown(int row);

  /** Writes the value of a row, if it is known. */
  abstract void write(int row, RowWriter rows);

  static Cell of(Column column, Target target) {
    return switch (column) {
      case Column.Numbers numbers -> new OfNumber(numbers, target.of(Type.Scalar.NUMBER));
      case Column.Instants instants -> new OfInstant(instants, target.of(Type.Scalar.INSTANT));
      case Column.Booleans booleans -> new OfBoolean(booleans, target.of(Type.Scalar.BOOLEAN));
      case Column.Texts texts -> new OfText(texts, target.of(Type.Scalar.TEXT));
      case Column.Values values -> new OfAny(values, target);
    };
  }

  private static final class OfNumber extends Cell {
    private final Column.Numbers column;
    private final int target;
    private double[] values = {};

    OfNumber(Column.Numbers column, int target) {
      this.column = column;
      this.target = target;
    }

    @Override
    void compute(Batch batch) {
      values = column.compute(batch);
    }

    @Override
    boolean isKnown(int row) {
      return !Double.isNaN(values[row]);
    }

    @Override
    void write(int row, RowWriter rows) {
      double value = values[row];
      if (!Double.isNaN(value)) {
        rows.number(target, value);
      }
    }
  }

  private static final class OfInstant extends Cell {
    private final Column.Instants column;
    private final int target;
    private long[] values = {};

    OfInstant(Column.Instants column, int target) {
      this.column = column;
      this.target = target;
    }

    @Override
    void compute(Batch batch) {
      values = column.compute(batch);
    }

    @Override
    boolean isKnown(int row) {
      return values[row] != Batch.UNKNOWN;
    }

    @Override
    void write(int row, RowWriter rows) {
      long value = values[row];
      if (value != Batch.UNKNOWN) {
        rows.instant(target, value);
      }
    }
  }

  private static final class OfBoolean extends Cell {
    private final Column.Booleans column;
    private final int target;
    private byte[] values = {};

    OfBoolean(Column.Booleans column, int target) {
      this.column = column;
      this.target = target;
    }

    @Override
    void compute(Batch batch) {
      values = column.compute(batch);
    }

    @Override
    boolean isKnown(int row) {
      return values[row] >= 0;
    }

    @Override
    void write(int row, RowWriter rows) {
      byte value = values[row];
      if (value >= 0) {
        rows.bool(target, value == 1);
      }
    }
  }

  private static final class OfText extends Cell {
    private final Column.Texts column;
    private final int target;
    private String[] values = {};

    OfText(Column.Texts column, int target) {
      this.column = column;
      this.target = target;
    }

    @Override
    void compute(Batch batch) {
      values = column.compute(batch);
    }

    @Override
    boolean isKnown(int row) {
      return !values[row].isEmpty();
    }

    @Override
    void write(int row, RowWriter rows) {
      String value = values[row];
      if (!value.isEmpty()) {
        rows.text(target, value);
      }
    }
  }

  private static final class OfAny extends Cell {
    private final Column.Values column;
    private final Target target;
    private Value[] values = {};

    OfAny(Column.Values column, Target target) {
      this.column = column;
      this.target = target;
    }

    @Override
    void compute(Batch batch) {
      values = column.compute(batch);
    }

    @Override
    boolean isKnown(int row) {
      return values[row].isKnown();
    }

    @Override
    void write(int row, RowWriter rows) {
      target.write(values[row], rows);
    }
  }
}
