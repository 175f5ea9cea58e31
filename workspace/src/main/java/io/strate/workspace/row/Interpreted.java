package io.strate.workspace.row;

import io.strate.domain.Value;
import io.strate.lake.Batch;
import io.strate.rule.Expr;
import io.strate.rule.interpret.RowInterpreter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** An expression evaluated row by row, through objects, by the interpreter. */
final class Interpreted {

  private final Expr expr;
  private final RowInterpreter interpreter;
  private final String[] names;
  private final int[] positions;

  Interpreted(Expr expr, Cells cells, RowInterpreter interpreter) {
    this.expr = expr;
    this.interpreter = interpreter;
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (Expr.Property property : Columns.of(expr)) {
      columns.put(property.path().getFirst(), cells.position(cells.reading(property)));
    }
    names = columns.keySet().toArray(String[]::new);
    positions = columns.values().stream().mapToInt(Integer::intValue).toArray();
  }

  Value at(Batch batch, int row) {
    Map<String, Value> fields = HashMap.newHashMap(names.length);
    for (int i = 0; i < names.length; i++) {
      fields.put(names[i], batch.value(positions[i], row));
    }
    return interpreter.value(expr, new Value.RecordOf(fields));
  }
}
