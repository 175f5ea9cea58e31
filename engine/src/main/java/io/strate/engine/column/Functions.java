package io.strate.engine.column;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.time.Calendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The functions of the language, on boxed values: they are rare where speed counts. */
final class Functions {

  private Functions() {}

  /**
   * A function of values.
   *
   * @param calendar of the workspace, for texts of dates
   */
  record Call(
      Expr.Function function, List<Slot> arguments, Kind kind, Calendar calendar, Texts literals)
      implements Op {

    @Override
    public List<Slot> inputs() {
      return arguments;
    }

    @Override
    public boolean mayBeUnknown() {
      return kind == Kind.BOOLEAN;
    }

    @Override
    public Step step(Slot out) {
      return block -> {
        List<Value> values = new ArrayList<>(arguments.size());
        for (int row = 0; row < block.rows; row++) {
          values.clear();
          for (Slot argument : arguments) {
            values.add(block.value(argument, row));
          }
          block.put(
              out,
              row,
              io.strate.rule.interpret.Functions.apply(function, values, calendar),
              literals);
        }
      };
    }

    @Override
    public Op over(List<Slot> others, Calendar of) {
      return new Call(function, others, kind, calendar, literals);
    }

    /** Functions of numbers that move rise with their arguments, but for the magnitude. */
    @Override
    public Optional<Motion> motion(Function<Slot, Motion> of) {
      if (kind != Kind.NUMBER || arguments.stream().anyMatch(a -> a.kind() != Kind.NUMBER)) {
        return Optional.empty();
      }
      List<Motion> motions = arguments.stream().map(of).toList();
      return Optional.of(
          function == Expr.Function.ABS ? new Magnitude(motions.getFirst()) : new Rising(motions));
    }

    /** The function of the arguments' bounds. */
    private final class Rising implements Motion {
      private final List<Motion> arguments;

      Rising(List<Motion> arguments) {
        this.arguments = arguments;
      }

      @Override
      public double low(Block block, int row, long until) {
        return apply(arguments.stream().map(m -> Value.number(m.low(block, row, until))).toList());
      }

      @Override
      public double high(Block block, int row, long until) {
        return apply(arguments.stream().map(m -> Value.number(m.high(block, row, until))).toList());
      }

      private double apply(List<Value> values) {
        return io.strate.rule.interpret.Functions.apply(function, values, calendar)
                instanceof Value.Num(double number)
            ? number
            : Double.NaN;
      }
    }
  }

  private record Magnitude(Motion of) implements Motion {
    @Override
    public double low(Block block, int row, long until) {
      double low = of.low(block, row, until);
      double high = of.high(block, row, until);
      return low > 0 ? low : high < 0 ? -high : Double.isNaN(low) ? low : 0;
    }

    @Override
    public double high(Block block, int row, long until) {
      return Math.max(-of.low(block, row, until), of.high(block, row, until));
    }
  }
}
