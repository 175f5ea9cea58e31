package io.strate.workspace.row;

import io.strate.domain.Type;
import io.strate.domain.Value;
import io.strate.lake.Batch;
import io.strate.lake.Reading;
import io.strate.rule.Expr;
import io.strate.rule.interpret.Functions;
import io.strate.rule.interpret.RowInterpreter;
import java.util.Arrays;
import java.util.Optional;

/**
 * Makes columns of expressions. Cells, literals, arithmetic and conditions on them go array by
 * array; every other expression is left to the interpreter.
 */
public final class RowCompiler {

  private final Cells cells;
  private final RowInterpreter interpreter;
  private final ConditionCompiler conditions = new ConditionCompiler(this);

  public RowCompiler(Cells cells, RowInterpreter interpreter) {
    this.cells = cells;
    this.interpreter = interpreter;
  }

  /** How many cells of a row the expressions so far read. */
  public int readings() {
    return cells.readings().size();
  }

  Cells cells() {
    return cells;
  }

  /** The values of an expression, in the plainest form that holds them all. */
  public Column values(Expr expr) {
    if (expr instanceof Expr.Condition condition) {
      return conditions.mask(condition);
    }
    if (expr.type() == Type.NUMBER) {
      return numbers(expr);
    }
    if (expr.type() == Type.INSTANT) {
      return instants(expr);
    }
    if (expr.type() == Type.BOOLEAN) {
      return booleans(expr);
    }
    Optional<Column.Texts> texts = textCells(expr);
    return texts.isPresent() ? texts.get() : any(expr);
  }

  /** Where a condition holds: 1, elsewhere 0 or −1. */
  public Column.Booleans condition(Expr condition) {
    return conditions.mask(condition);
  }

  /** The values of an expression as texts; an empty text is like an unknown one. */
  public Column.Texts texts(Expr expr) {
    Optional<Column.Texts> plain = textCells(expr);
    if (plain.isPresent()) {
      return plain.get();
    }
    Interpreted slow = interpreted(expr);
    String[] into = new String[Batch.CAPACITY];
    return batch -> {
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = Functions.shown(slow.at(batch, r));
      }
      return into;
    };
  }

  /** Texts that stand in cells, or a constant that is not empty. */
  Optional<Column.Texts> textCells(Expr expr) {
    if (expr instanceof Expr.Literal(Value.Text(var text)) && !text.isEmpty()) {
      String[] constant = new String[Batch.CAPACITY];
      Arrays.fill(constant, text);
      return Optional.of(_ -> constant);
    }
    boolean isText = expr.type() == Type.TEXT || expr.type() == Type.ANY;
    return cells
        .cell(expr)
        .filter(_ -> isText)
        .map(cells::position)
        .map(position -> batch -> batch.texts(position));
  }

  Column.Numbers numbers(Expr expr) {
    Optional<Reading> cell = cells.cell(expr);
    if (cell.isPresent()) {
      int position = cells.position(cell.get());
      return batch -> batch.numbers(position);
    }
    return switch (expr) {
      case Expr.Literal(Value.Num(var value)) -> {
        double[] constant = new double[Batch.CAPACITY];
        Arrays.fill(constant, value);
        yield _ -> constant;
      }
      case Expr.Arithmetic sum ->
          arithmetic(sum.operator(), numbers(sum.left()), numbers(sum.right()));
      case Expr.Negation(var value) -> negated(numbers(value));
      default -> numbersOneByOne(expr);
    };
  }

  private static Column.Numbers arithmetic(
      Expr.Arithmetic.Operator operator, Column.Numbers left, Column.Numbers right) {
    double[] into = new double[Batch.CAPACITY];
    return batch -> {
      double[] a = left.compute(batch);
      double[] b = right.compute(batch);
      int rows = batch.rows();
      switch (operator) {
        case PLUS -> {
          for (int r = 0; r < rows; r++) {
            into[r] = finite(a[r] + b[r]);
          }
        }
        case MINUS -> {
          for (int r = 0; r < rows; r++) {
            into[r] = finite(a[r] - b[r]);
          }
        }
        case TIMES -> {
          for (int r = 0; r < rows; r++) {
            into[r] = finite(a[r] * b[r]);
          }
        }
        case DIVIDED_BY -> {
          for (int r = 0; r < rows; r++) {
            into[r] = finite(a[r] / b[r]);
          }
        }
      }
      return into;
    };
  }

  private static Column.Numbers negated(Column.Numbers value) {
    double[] into = new double[Batch.CAPACITY];
    return batch -> {
      double[] a = value.compute(batch);
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = 0.0 - a[r];
      }
      return into;
    };
  }

  /** What is not finite is unknown; minus zero is zero. */
  private static double finite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE ? value + 0.0 : Double.NaN;
  }

  private Column.Numbers numbersOneByOne(Expr expr) {
    Interpreted slow = interpreted(expr);
    double[] into = new double[Batch.CAPACITY];
    return batch -> {
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = slow.at(batch, r) instanceof Value.Num(var value) ? value : Double.NaN;
      }
      return into;
    };
  }

  Column.Instants instants(Expr expr) {
    Optional<Reading> cell = cells.cell(expr);
    if (cell.isPresent()) {
      int position = cells.position(cell.get());
      return batch -> batch.instants(position);
    }
    if (expr instanceof Expr.Literal(Value.Instant(var millis))) {
      long[] constant = new long[Batch.CAPACITY];
      Arrays.fill(constant, millis);
      return _ -> constant;
    }
    Interpreted slow = interpreted(expr);
    long[] into = new long[Batch.CAPACITY];
    return batch -> {
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = slow.at(batch, r) instanceof Value.Instant(var millis) ? millis : Batch.UNKNOWN;
      }
      return into;
    };
  }

  /** Unlike a condition's, the values of a boolean can be unknown. */
  Column.Booleans booleans(Expr expr) {
    Optional<Reading> cell = cells.cell(expr);
    if (cell.isPresent()) {
      int position = cells.position(cell.get());
      return batch -> batch.booleans(position);
    }
    Interpreted slow = interpreted(expr);
    byte[] into = new byte[Batch.CAPACITY];
    return batch -> {
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = slow.at(batch, r) instanceof Value.Bool(var is) ? (byte) (is ? 1 : 0) : -1;
      }
      return into;
    };
  }

  /** Values whose form is not known, or that an array of plain texts cannot hold. */
  Column.Values any(Expr expr) {
    Interpreted slow = interpreted(expr);
    Value[] into = new Value[Batch.CAPACITY];
    return batch -> {
      for (int r = 0; r < batch.rows(); r++) {
        into[r] = slow.at(batch, r);
      }
      return into;
    };
  }

  private Interpreted interpreted(Expr expr) {
    return new Interpreted(expr, cells, interpreter);
  }
}
