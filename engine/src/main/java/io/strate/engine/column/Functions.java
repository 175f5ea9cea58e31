package io.strate.engine.column;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import java.util.List;

/** The functions of the language, on boxed values: they are rare where speed counts. */
final class Functions {

  private Functions() {}

  record Call(Expr.Function function, List<Slot> arguments, Kind kind) implements Op {
    @Override
    public List<Slot> inputs() {
      return arguments;
    }

    @Override
    public boolean mayBeUnknown() {
      return true;
    }

    @Override
    public Step step(Slot out) {
      throw new UnsupportedOperationException("functions: wait for the interpreter's");
    }

    Value at(Block block, int row) {
      throw new UnsupportedOperationException();
    }
  }
}
