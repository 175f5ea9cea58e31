package io.strate.workspace.row;

import io.strate.domain.Value;
import io.strate.lake.Batch;

/** In which rows of the batch at hand a column is known. */
@FunctionalInterface
interface Presence {

  boolean isKnown(int row);

  /** Computes the column for the batch. */
  static Presence of(Column column, Batch batch) {
    return switch (column) {
      case Column.Numbers numbers -> {
        double[] values = numbers.compute(batch);
        yield row -> !Double.isNaN(values[row]);
      }
      case Column.Instants instants -> {
        long[] values = instants.compute(batch);
        yield row -> values[row] != Batch.UNKNOWN;
      }
      case Column.Booleans booleans -> {
        byte[] values = booleans.compute(batch);
        yield row -> values[row] >= 0;
      }
      case Column.Texts texts -> {
        String[] values = texts.compute(batch);
        yield row -> !values[row].isEmpty();
      }
      case Column.Values any -> {
        Value[] values = any.compute(batch);
        yield row -> values[row].isKnown();
      }
    };
  }
}
