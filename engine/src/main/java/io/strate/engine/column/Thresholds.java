package io.strate.engine.column;

import io.strate.rule.Expr.Comparison.Operator;
import java.util.List;

/**
 * Comparisons of numbers with constants, many in one step. Each is brought to {@code value ≥ bound}
 * or {@code value ≤ bound} or both, so that one loop without branches serves all: {@code > c} is
 * {@code ≥} the next double, {@code = c} lies between c and c.
 */
final class Thresholds implements Op.Step {

  private final int[] columns;
  private final double[] lows;
  private final double[] highs;
  private final int[] outs;

  Thresholds(List<Comparisons.WithConstant> tests, int[] outs) {
    int n = tests.size();
    this.columns = new int[n];
    this.lows = new double[n];
    this.highs = new double[n];
    this.outs = outs.clone();
    for (int i = 0; i < n; i++) {
      Comparisons.WithConstant test = tests.get(i);
      columns[i] = test.number().index();
      lows[i] = low(test.operator(), test.constant());
      highs[i] = high(test.operator(), test.constant());
    }
  }

  private static double low(Operator operator, double constant) {
    return switch (operator) {
      case AT_LEAST, EQUAL -> constant;
      case GREATER -> Math.nextUp(constant);
      case LESS, AT_MOST -> Double.NEGATIVE_INFINITY;
    };
  }

  private static double high(Operator operator, double constant) {
    return switch (operator) {
      case AT_MOST, EQUAL -> constant;
      case LESS -> Math.nextDown(constant);
      case GREATER, AT_LEAST -> Double.POSITIVE_INFINITY;
    };
  }

  @Override
  public void run(Block block) {
    if (block.capacity == 1) {
      runRow(block);
      return;
    }
    for (int i = 0; i < columns.length; i++) {
      if (highs[i] == Double.POSITIVE_INFINITY) {
        atLeast(block, columns[i], lows[i], outs[i]);
      } else if (lows[i] == Double.NEGATIVE_INFINITY) {
        atMost(block, columns[i], highs[i], outs[i]);
      } else {
        equal(block, columns[i], lows[i], outs[i]);
      }
    }
  }

  private void runRow(Block block) {
    double[] numbers = block.numbers;
    long[] bits = block.bits;
    for (int i = 0; i < columns.length; i++) {
      double value = numbers[columns[i]];
      bits[outs[i]] = value >= lows[i] && value <= highs[i] ? 1 : 0;
    }
  }

  private static void atLeast(Block block, int column, double bound, int out) {
    double[] numbers = block.numbers;
    int base = column * block.capacity;
    int to = out * block.words;
    for (int row = 0; row < block.rows; row += 64, to++) {
      int end = Math.min(block.rows - row, 64);
      long word = 0;
      for (int i = 0; i < end; i++) {
        word |= (numbers[base + row + i] >= bound ? 1L : 0L) << i;
      }
      block.bits[to] = word;
    }
  }

  private static void atMost(Block block, int column, double bound, int out) {
    double[] numbers = block.numbers;
    int base = column * block.capacity;
    int to = out * block.words;
    for (int row = 0; row < block.rows; row += 64, to++) {
      int end = Math.min(block.rows - row, 64);
      long word = 0;
      for (int i = 0; i < end; i++) {
        word |= (numbers[base + row + i] <= bound ? 1L : 0L) << i;
      }
      block.bits[to] = word;
    }
  }

  private static void equal(Block block, int column, double bound, int out) {
    double[] numbers = block.numbers;
    int base = column * block.capacity;
    int to = out * block.words;
    for (int row = 0; row < block.rows; row += 64, to++) {
      int end = Math.min(block.rows - row, 64);
      long word = 0;
      for (int i = 0; i < end; i++) {
        word |= (numbers[base + row + i] == bound ? 1L : 0L) << i;
      }
      block.bits[to] = word;
    }
  }
}
