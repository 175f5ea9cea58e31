package io.strate.engine.column;

import io.strate.rule.Expr.Arithmetic.Operator;
import io.strate.rule.time.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Arithmetic on columns of numbers: unknown where a side is, or where the result is not finite. */
final class Numbers {

  private Numbers() {}

  record Arithmetic(Operator operator, Slot left, Slot right) implements Op {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public List<Slot> inputs() {
      return List.of(left, right);
    }

    @Override
    public Op over(List<Slot> others, Calendar of) {
      return new Arithmetic(operator, others.getFirst(), others.getLast());
    }

    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      return Optional.of(Motion.arithmetic(operator, of.apply(left), of.apply(right)));
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        double[] numbers = block.numbers;
        int a = left.index() * block.capacity;
        int b = right.index() * block.capacity;
        int to = out.index() * block.capacity;
        for (int row = 0; row < block.rows; row++) {
          numbers[to + row] = known(apply(operator, numbers[a + row], numbers[b + row]));
        }
      };
    }
  }

  record Negation(Slot number) implements Op {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public List<Slot> inputs() {
      return List.of(number);
    }

    @Override
    public Op over(List<Slot> others, Calendar of) {
      return new Negation(others.getFirst());
    }

    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      return Optional.of(of.apply(number).negated());
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        double[] numbers = block.numbers;
        int from = number.index() * block.capacity;
        int to = out.index() * block.capacity;
        for (int row = 0; row < block.rows; row++) {
          numbers[to + row] = known(-numbers[from + row]);
        }
      };
    }
  }

  private static double apply(Operator operator, double a, double b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED_BY -> a / b;
    };
  }

  /** The value if it is finite (minus zero is zero), else unknown. */
  static double known(double value) {
    return Math.abs(value) <= Double.MAX_VALUE ? value + 0.0 : Double.NaN;
  }
}
