package io.strate.engine.column;

import io.strate.rule.Expr.Elapsed.Direction;
import io.strate.rule.Span;
import io.strate.rule.time.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Instants, and numbers made of them. */
final class Instants {

  private Instants() {}

  /** The instant of evaluation. */
  record Now() implements Op {
    @Override
    public Kind kind() {
      return Kind.INSTANT;
    }

    @Override
    public List<Slot> inputs() {
      return List.of();
    }

    @Override
    public Op over(List<Slot> others, Calendar of) {
      return this;
    }

    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      return Optional.of(Motion.now());
    }

    @Override
    public boolean movesByItself() {
      return true;
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        int base = out.index() * block.capacity;
        java.util.Arrays.fill(block.instants, base, base + block.rows, block.now);
      };
    }
  }

  /** The exact time since (or until) an instant, in a unit. */
  record Elapsed(Span.Unit unit, Direction direction, Slot instant) implements Op {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public List<Slot> inputs() {
      return List.of(instant);
    }

    @Override
    public Op over(List<Slot> others, Calendar of) {
      return new Elapsed(unit, direction, others.getFirst());
    }

    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      Motion now = Motion.now();
      Motion then = of.apply(instant);
      Motion millis =
          direction == Direction.SINCE
              ? new Motion.Sum(now, then.negated())
              : new Motion.Sum(then, now.negated());
      Motion length = Motion.of((_, _) -> (double) new Span(1, unit).millis());
      return Optional.of(
          Motion.arithmetic(io.strate.rule.Expr.Arithmetic.Operator.DIVIDED_BY, millis, length));
    }

    @Override
    public boolean movesByItself() {
      return true;
    }

    @Override
    public Step step(Slot out) {
      double length = new Span(1, unit).millis();
      boolean since = direction == Direction.SINCE;
      return block -> {
        int from = instant.index() * block.capacity;
        int to = out.index() * block.capacity;
        for (int row = 0; row < block.rows; row++) {
          long then = block.instants[from + row];
          long millis = since ? block.now - then : then - block.now;
          block.numbers[to + row] = then == Block.UNKNOWN ? Double.NaN : millis / length;
        }
      };
    }
  }
}
