package io.strate.lake;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.Arrays;
import java.util.BitSet;

/** Records and lists, from JSON; {@link Value#UNKNOWN} where there is none. */
final class ValueDecoder implements Decoder {

  Value[] values = new Value[Batch.CAPACITY];

  private final Type type;
  private final WallClock clock;

  ValueDecoder(Type type, WallClock clock) {
    this.type = type;
    this.clock = clock;
    clear(values.length);
  }

  @Override
  public void decode(Cells cells, int column, BitSet bad) {
    int rows = cells.rows();
    for (int r = 0; r < rows; r++) {
      values[r] = Value.UNKNOWN;
      if (!cells.isEmpty(column, r)) {
        try {
          values[r] = new JsonText(cells.text(column, r), clock).readAs(type);
        } catch (JsonText.NotJson e) {
          bad.set(r);
        }
      }
    }
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(values, 0, rows, Value.UNKNOWN);
  }

  @Override
  public void move(int from, int to) {
    values[to] = values[from];
  }

  @Override
  public Value value(int row) {
    return values[row];
  }

  @Override
  public String expected() {
    return "a " + type;
  }
}
