package io.strate.rule.interpret;

import io.strate.domain.Value;
import io.strate.rule.Expr;
import io.strate.rule.definition.Definitions;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The meaning of row expressions: of expressions whose only names are the columns of one row of a
 * source, which they read as {@link Expr.Property}. For one thread.
 */
public final class RowInterpreter {

  private final Meaning meaning;

  /**
   * @param zone of calendar fields and of dates without one
   * @param now what {@code now} is in an expression
   */
  public RowInterpreter(ZoneId zone, long now) {
    Definitions none =
        new Definitions(
            zone,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Set.of());
    meaning = new Interpreter(none, Population.of(List.of())).meaning(Who.contact(""), now);
  }

  /** The value of an expression over a row. */
  public Value value(Expr expr, Value.RecordOf row) {
    return meaning.of(row).value(expr);
  }
}
