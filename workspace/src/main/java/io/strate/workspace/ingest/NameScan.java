package io.strate.workspace.ingest;

import io.strate.domain.Type;
import io.strate.lake.Lake;
import io.strate.lake.RowReader;
import io.strate.lake.Schema;
import io.strate.lake.SideBySide;
import io.strate.lake.SourceFile;
import io.strate.rule.Expr;
import io.strate.rule.interpret.RowInterpreter;
import io.strate.workspace.row.Cells;
import io.strate.workspace.row.Column;
import io.strate.workspace.row.RowCompiler;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for all names of events that stand in files. */
final class NameScan {

  private final Lake lake;
  private final Map<String, Type> columns;
  private final Expr name;
  private final EventNames names = new EventNames();

  /**
   * @param columns of the files
   * @param name what names a row's event
   */
  NameScan(Lake lake, Map<String, Type> columns, Expr name) {
    this.lake = lake;
    this.columns = columns;
    this.name = name;
  }

  Set<String> names() {
    return names.all();
  }

  void see(SourceFile file) {
    Cells cells = new Cells(columns);
    Column.Texts texts = texts(cells);
    try (RowReader reader = lake.scan(file, new Schema(columns), cells.readings(), ZoneOffset.UTC);
        SideBySide others = new SideBySide()) {
      for (int i = 1; i < FilesReading.threads(); i++) {
        Optional<RowReader> beside = reader.beside();
        if (beside.isPresent()) {
          others.start(
              () -> {
                try (RowReader shared = beside.get()) {
                  see(shared, texts(new Cells(columns)));
                }
              });
        }
      }
      see(reader, texts);
    }
  }

  private Column.Texts texts(Cells cells) {
    return new RowCompiler(cells, new RowInterpreter(ZoneOffset.UTC, 0)).texts(name);
  }

  private void see(RowReader reader, Column.Texts texts) {
    Set<String> seen = new HashSet<>();
    while (reader.next()) {
      String[] found = texts.compute(reader.batch());
      for (int row = 0; row < reader.batch().rows(); row++) {
        if (!found[row].isEmpty() && seen.add(found[row])) {
          names.add(found[row]);
        }
      }
    }
  }
}
