package io.strate.engine.column;

import io.strate.domain.Value;
import java.util.List;

/** The value is known. */
record Known(Slot value) implements Condition {

  @Override
  public List<Slot> inputs() {
    return List.of(value);
  }

  @Override
  public Step step(Slot out) {
    int column = value.index();
    return switch (value.kind()) {
      case NUMBER -> Bits.step(out, (b, row) -> !Double.isNaN(b.number(column, row)));
      case INSTANT -> Bits.step(out, (b, row) -> b.instant(column, row) != Block.UNKNOWN);
      case TEXT -> Bits.step(out, (b, row) -> b.isText(column, row));
      case VALUE ->
          Bits.step(out, (b, row) -> b.values[column * b.capacity + row] != Value.UNKNOWN);
      case BOOLEAN ->
          block -> {
            for (int w = 0; w < block.usedWords(); w++) {
              block.bits[out.index() * block.words + w] =
                  Bits.known(block, value, w) & block.rowMask(w);
            }
          };
    };
  }
}
