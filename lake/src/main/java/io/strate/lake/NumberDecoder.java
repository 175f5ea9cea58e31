package io.strate.lake;

import io.strate.domain.Value;
import java.util.Arrays;
import java.util.BitSet;

/** Numbers; NaN where unknown. */
final class NumberDecoder implements Decoder {

  double[] values = new double[Batch.CAPACITY];

  /**
   * Whether the file itself says that these are numbers: then any notation is one, and NaN is
   * unknown.
   */
  private final boolean typed;

  NumberDecoder(boolean typed) {
    this.typed = typed;
  }

  @Override
  public void decode(Cells cells, int column, BitSet bad) {
    int rows = cells.rows();
    for (int r = 0; r < rows; r++) {
      if (cells.isEmpty(column, r)) {
        values[r] = Double.NaN;
        continue;
      }
      double value = NumberText.parse(cells.start(column, r), cells.length(column, r));
      values[r] = value;
      if (Double.isNaN(value) && !isFine(cells, column, r)) {
        bad.set(r);
      }
    }
  }

  private boolean isFine(Cells cells, int column, int row) {
    String text = cells.text(column, row);
    return text.isBlank() || typed && isTypedNumber(text, row);
  }

  private boolean isTypedNumber(String text, int row) {
    try {
      double value = Double.parseDouble(text);
      values[row] = Double.isFinite(value) ? value + 0.0 : Double.NaN;
      return true;
    } catch (NumberFormatException e) {
      return text.equals("nan") || text.equals("inf") || text.equals("-inf");
    }
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(values, 0, rows, Double.NaN);
  }

  @Override
  public Value value(int row) {
    return Value.number(values[row]);
  }

  @Override
  public String expected() {
    return "a number";
  }
}
