package io.strate.workspace.ingest;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.lake.Batch;
import io.strate.ledger.RowWriter;
import io.strate.rule.Expr;
import io.strate.workspace.row.Column;
import io.strate.workspace.row.RowCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whose each row is: the identifiers that it carries, each of a kind. The first known one names the
 * profile, in the default namespace if the row has such; the others say that they are of the same.
 */
final class Who {

  private final List<Column.Texts> columns = new ArrayList<>();
  private final List<String> kindNames = new ArrayList<>();
  private final int[] kinds;
  private final String[][] values;
  private final String column;

  /** Needs the kinds of a writer: one for each writer of rows. */
  Who(Entity of, Map<String, Expr> identifiers, RowCompiler compiler, RowWriter rows) {
    add(Identifier.DEFAULT_KIND, identifiers, compiler);
    for (String kind : identifiers.keySet()) {
      if (!kind.equals(Identifier.DEFAULT_KIND)) {
        add(kind, identifiers, compiler);
      }
    }
    kinds = kindNames.stream().mapToInt(kind -> rows.kind(of, kind)).toArray();
    values = new String[kinds.length][];
    column = identifiers.size() == 1 ? plainColumn(identifiers.values().iterator().next()) : "";
  }

  /** The column that an expression is; empty if it is none. */
  static String plainColumn(Expr expr) {
    return expr instanceof Expr.Property property ? property.path().getFirst() : "";
  }

  private void add(String kind, Map<String, Expr> identifiers, RowCompiler compiler) {
    Expr expr = identifiers.get(kind);
    if (expr != null) {
      columns.add(compiler.texts(expr));
      kindNames.add(kind);
    }
  }

  void compute(Batch batch) {
    for (int i = 0; i < values.length; i++) {
      values[i] = columns.get(i).compute(batch);
    }
  }

  /** Like {@link #compute}, and tells the writer whose rows {@link #begin} may begin. */
  void compute(Batch batch, RowWriter rows) {
    compute(batch);
    rows.expect(kinds[0], values[0], batch.rows());
  }

  /** Begins a row of entries in the name at a position. */
  void begin(int namedBy, int row, long time, long hash, RowWriter rows) {
    if (namedBy == 0) {
      rows.begin(row, time, hash);
    } else {
      rows.begin(kinds[namedBy], values[namedBy][row], time, hash);
    }
  }

  /** The position of the identifier that names the row's profile; −1 if it carries none. */
  int namedBy(int row) {
    for (int i = 0; i < values.length; i++) {
      if (!values[i][row].isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  int kind(int position) {
    return kinds[position];
  }

  String name(int position, int row) {
    return values[position][row];
  }

  /** Tells the writer of the identifiers after the one that names the profile. */
  void identify(int namedBy, int row, RowWriter rows) {
    for (int i = namedBy + 1; i < values.length; i++) {
      String value = values[i][row];
      if (!value.isEmpty()) {
        rows.identifiedBy(kinds[i], value);
      }
    }
  }

  /** Rejects a row that carries none of the identifiers. */
  void rejectNameless(Batch batch, int row) {
    String expected =
        kindNames.size() == 1
            ? "expected an identifier (" + kindNames.getFirst() + ")"
            : "expected an identifier (one of " + String.join(", ", kindNames) + ")";
    batch.reject(row, column, expected + ", found an empty cell");
  }
}
