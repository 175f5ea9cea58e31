package io.strate.learn.predict;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Half the squares of the coefficients, plus what every row loses: to be made small. Coefficients
 * of a score are one for each column, then one that always adds and is not penalised.
 */
final class LinearProblem {
  private final Rows rows;
  private final RowLoss loss;
  private final double[] weights;
  private final double cost;
  private final int outputs;
  private final double[] state;
  private final double[] one;

  LinearProblem(Rows rows, RowLoss loss, double[] weights, double cost) {
    this.rows = rows;
    this.loss = loss;
    this.weights = weights;
    this.cost = cost;
    this.outputs = loss.scores();
    this.state = new double[Math.multiplyExact(rows.count(), outputs)];
    this.one = new double[outputs];
  }

  /** How many coefficients there are. */
  int size() {
    return outputs * (rows.columns() + 1);
  }

  /** What is to be made small, and its gradient; {@link #curve} is about this place from now on. */
  double value(double[] at, double[] gradient) {
    double value = penalty(at, gradient);
    for (int row = 0; row < rows.count(); row++) {
      int place = row * outputs;
      scores(row, at, state, place);
      double lost = loss.value(row, state, place, one);
      value += cost * weights[row] * lost;
      add(row, gradient);
    }
    return value;
  }

  /** The second derivative times a direction. */
  void curve(double[] direction, double[] into) {
    penalty(direction, into);
    for (int row = 0; row < rows.count(); row++) {
      scores(row, direction, one, 0);
      loss.curve(row, state, row * outputs, one);
      add(row, into);
    }
  }

  /** The diagonal of the second derivative. */
  double[] diagonal() {
    int columns = rows.columns();
    double[] diagonal = new double[size()];
    for (int row = 0; row < rows.count(); row++) {
      for (int k = 0; k < outputs; k++) {
        Arrays.fill(one, 0);
        one[k] = 1;
        loss.curve(row, state, row * outputs, one);
        double curve = cost * weights[row] * one[k];
        int first = k * (columns + 1);
        for (int j = 0; j < columns; j++) {
          double number = rows.at(row, j);
          diagonal[first + j] += curve * number * number;
        }
        diagonal[first + columns] += curve;
      }
    }
    for (int i = 0; i < diagonal.length; i++) {
      boolean free = i % (columns + 1) == columns;
      diagonal[i] = free ? Math.max(diagonal[i], 1e-12) : diagonal[i] + 1;
    }
    return diagonal;
  }

  private double penalty(double[] at, double[] slopes) {
    int columns = rows.columns();
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      boolean free = i % (columns + 1) == columns;
      slopes[i] = free ? 0 : at[i];
      sum += slopes[i] * slopes[i];
    }
    return sum / 2;
  }

  private void scores(int row, double[] coefficients, double[] into, int place) {
    int columns = rows.columns();
    double[] values = rows.values();
    int from = row * columns;
    for (int k = 0; k < outputs; k++) {
      int first = k * (columns + 1);
      into[place + k] = LinearPredictor.score(coefficients, first, columns, values, from);
    }
  }

  /** Adds the row's numbers times what stands in {@link #one}. */
  private void add(int row, double[] into) {
    int columns = rows.columns();
    double[] values = rows.values();
    int from = row * columns;
    for (int k = 0; k < outputs; k++) {
      double times = cost * weights[row] * one[k];
      if (times != 0) {
        int first = k * (columns + 1);
        for (int j = 0; j < columns; j++) {
          into[first + j] += times * values[from + j];
        }
        into[first + columns] += times;
      }
    }
  }
}
