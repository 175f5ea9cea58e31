package io.strate.learn.judge;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/** What a column is divided by; a column without that width stays as it is. */
public enum Scaling {
  /** Its standard deviation. */
  Z_SCORE {
    @Override
    double width(double[] ascending) {
      double mean = Arrays.stream(ascending).average().orElse(0);
      return Math.sqrt(
          Arrays.stream(ascending).map(x -> (x - mean) * (x - mean)).average().orElse(0));
    }
  },

  /** The distance from its least to its highest number. */
  MIN_MAX {
    @Override
    double width(double[] ascending) {
      return ascending[ascending.length - 1] - ascending[0];
    }
  },

  /** The distance from its first to its third quartile. */
  ROBUST {
    @Override
    double width(double[] ascending) {
      return ascending[3 * ascending.length / 4] - ascending[ascending.length / 4];
    }
  };

  abstract double width(double[] ascending);

  Rows scale(Rows rows) {
    int columns = rows.columns();
    double[] values = rows.values().clone();
    for (int column = 0; column < columns; column++) {
      double[] numbers = new double[rows.count()];
      for (int row = 0; row < numbers.length; row++) {
        numbers[row] = rows.at(row, column);
      }
      Arrays.sort(numbers);
      double width = numbers.length == 0 ? 0 : width(numbers);
      for (int i = column; width > 0 && i < values.length; i += columns) {
        values[i] /= width;
      }
    }
    return Rows.of(columns, values);
  }
}
