package io.strate.lake;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** Records and lists, from JSON; {@link Value#UNKNOWN} where there is none. */
final class ValueDecoder implements Decoder {

  Value[] values = new Value[Batch.CAPACITY];

  private final Type type;
  private final InstantText instants;

  ValueDecoder(Type type, WallClock clock) {
    this.type = type;
    this.instants = new InstantText(clock);
    clear(values.length);
  }

  @Override
  public void decode(Cells cells, int column, BitSet bad) {
    int rows = cells.rows();
    for (int r = 0; r < rows; r++) {
      values[r] = Value.UNKNOWN;
      if (!cells.isEmpty(column, r)) {
        Optional<Value> value = read(cells.text(column, r));
        values[r] = value.orElse(Value.UNKNOWN);
        bad.set(r, value.isEmpty());
      }
    }
  }

  private Optional<Value> read(String json) {
    try {
      return Types.fit(JsonText.read(json), type, instants);
    } catch (JsonText.NotJson e) {
      return Optional.empty();
    }
  }

  @Override
  public void clear(int rows) {
    Arrays.fill(values, 0, rows, Value.UNKNOWN);
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
