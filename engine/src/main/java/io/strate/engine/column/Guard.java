package io.strate.engine.column;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A number or instant where a condition holds, unknown elsewhere. */
record Guard(Slot condition, Slot value) implements Op {

  @Override
  public Kind kind() {
    return value.kind();
  }

  @Override
  public List<Slot> inputs() {
    return List.of(condition, value);
  }

  @Override
  public Optional<Motion> motion(Function<Slot, Motion> of) {
    Motion inner = of.apply(value);
    return Optional.of(
        new Motion() {
          @Override
          public double low(Block block, int row, long until) {
            return block.bit(condition.index(), row) ? inner.low(block, row, until) : Double.NaN;
          }

          @Override
          public double high(Block block, int row, long until) {
            return block.bit(condition.index(), row) ? inner.high(block, row, until) : Double.NaN;
          }
        });
  }

  @Override
  public Step step(Slot out) {
    return block -> {
      for (int row = 0; row < block.rows; row++) {
        boolean holds = block.bit(condition.index(), row);
        int from = value.index() * block.capacity + row;
        int to = out.index() * block.capacity + row;
        if (value.kind() == Kind.NUMBER) {
          block.numbers[to] = holds ? block.numbers[from] : Double.NaN;
        } else {
          block.instants[to] = holds ? block.instants[from] : Block.UNKNOWN;
        }
      }
    };
  }
}
