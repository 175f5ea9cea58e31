package io.strate.engine.column;

import io.strate.rule.Expr.Arithmetic;

/**
 * How a value moves while time passes: bounds of all values that it takes from now until an
 * instant. Bounds nest: a later instant gives wider ones. At {@code until = now} both are the value
 * itself, NaN where it is unknown. Instants are given as doubles, exact to the year 287,000.
 */
public interface Motion {

  double low(Block block, int row, long until);

  double high(Block block, int row, long until);

  /** What stands still. */
  static Motion standing(Slot slot) {
    return switch (slot.kind()) {
      case NUMBER -> of((block, row) -> block.number(slot.index(), row));
      case INSTANT ->
          of(
              (block, row) -> {
                long instant = block.instant(slot.index(), row);
                return instant == Block.UNKNOWN ? Double.NaN : instant;
              });
      case BOOLEAN, TEXT, VALUE -> throw new IllegalArgumentException(slot.kind() + " cannot move");
    };
  }

  /** The instant of evaluation itself. */
  static Motion now() {
    return rising((block, row, now) -> now);
  }

  /** A value that does not move. */
  static Motion of(Still value) {
    return new Motion() {
      @Override
      public double low(Block block, int row, long until) {
        return value.at(block, row);
      }

      @Override
      public double high(Block block, int row, long until) {
        return value.at(block, row);
      }
    };
  }

  /** A value that never falls while now advances. */
  static Motion rising(Course course) {
    return new Motion() {
      @Override
      public double low(Block block, int row, long until) {
        return course.at(block, row, block.now);
      }

      @Override
      public double high(Block block, int row, long until) {
        return course.at(block, row, until);
      }
    };
  }

  default Motion negated() {
    Motion self = this;
    return new Motion() {
      @Override
      public double low(Block block, int row, long until) {
        return -self.high(block, row, until);
      }

      @Override
      public double high(Block block, int row, long until) {
        return -self.low(block, row, until);
      }
    };
  }

  /** The bounds of an operation are among its values at the bounds of its sides. */
  static Motion arithmetic(Arithmetic.Operator operator, Motion left, Motion right) {
    return switch (operator) {
      case PLUS -> new Sum(left, right);
      case MINUS -> new Sum(left, right.negated());
      case TIMES, DIVIDED_BY -> new Corners(operator, left, right);
    };
  }

  /** A value at a row. */
  @FunctionalInterface
  interface Still {
    double at(Block block, int row);
  }

  /** A value at a row as of any instant, the columns being as of the block's now. */
  @FunctionalInterface
  interface Course {
    double at(Block block, int row, long now);
  }

  /** The sum of two motions. */
  record Sum(Motion left, Motion right) implements Motion {
    @Override
    public double low(Block block, int row, long until) {
      return left.low(block, row, until) + right.low(block, row, until);
    }

    @Override
    public double high(Block block, int row, long until) {
      return left.high(block, row, until) + right.high(block, row, until);
    }
  }

  /** A product or quotient of two motions. */
  record Corners(Arithmetic.Operator operator, Motion left, Motion right) implements Motion {
    @Override
    public double low(Block block, int row, long until) {
      return corner(block, row, until, true);
    }

    @Override
    public double high(Block block, int row, long until) {
      return corner(block, row, until, false);
    }

    private double corner(Block block, int row, long until, boolean least) {
      double a = left.low(block, row, until);
      double b = left.high(block, row, until);
      double c = right.low(block, row, until);
      double d = right.high(block, row, until);
      if (operator == Arithmetic.Operator.DIVIDED_BY && c <= 0 && d >= 0) {
        return c == d ? Double.NaN : least ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
      double low = Math.min(apply(a, c), apply(a, d));
      double high = Math.max(apply(a, c), apply(a, d));
      return least
          ? Math.min(low, Math.min(apply(b, c), apply(b, d)))
          : Math.max(high, Math.max(apply(b, c), apply(b, d)));
    }

    private double apply(double a, double b) {
      return operator == Arithmetic.Operator.TIMES ? a * b : a / b;
    }
  }
}
