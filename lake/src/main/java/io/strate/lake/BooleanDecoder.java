package io.strate.lake;

import io.strate.domain.Value;
import java.util.Arrays;
import java.util.BitSet;

/** Booleans, {@code true} or {@code false} in any case: 1, 0, and −1 where unknown. */
final class BooleanDecoder implements Decoder {

  /** What {@link #parse} answers for texts that are no booleans. */
  static final byte NONE = -1;

  byte[] values = new byte[Batch.CAPACITY];

  @Override
  public void decode(Cells cells, int column, BitSet bad) {
    int rows = cells.rows();
    for (int r = 0; r < rows; r++) {
      values[r] =
          cells.isEmpty(column, r) ? NONE : parse(cells.start(column, r), cells.length(column, r));
      if (values[r] == NONE && !cells.text(column, r).isBlank()) {
        bad.set(r);
      }
    }
  }

  static byte parse(long start, int length) {
    if (length < 4) {
      return NONE;
    }
    String text = length > 32 ? "" : Cells.text(start, length).strip();
    if (text.equalsIgnoreCase("true")) {
      return 1;
    }
    return text.equalsIgnoreCase("false") ? 0 : NONE;
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(values, 0, rows, NONE);
  }

  @Override
  public Value value(int row) {
    return values[row] == NONE ? Value.UNKNOWN : Value.bool(values[row] == 1);
  }

  @Override
  public String expected() {
    return "true or false";
  }
}
