package io.strate.lake;

import io.strate.domain.Type;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the files that users bring. DuckDB is loaded when a file is first opened, not before. */
public final class Lake {

  private final LakeOptions options;

  public Lake(LakeOptions options) {
    this.options = options;
  }

  /**
   * The columns of the files and their types. What {@code known} has decided stands; a type that it
   * has not decided is found from all cells of the column in all these files.
   */
  public Schema schema(List<SourceFile> files, Schema known) {
    Map<String, TypeGuess> guesses = new LinkedHashMap<>();
    for (SourceFile file : files) {
      try (CellStream cells = open(file)) {
        see(cells, guesses, known);
      }
    }
    LinkedHashMap<String, Type> found = new LinkedHashMap<>();
    guesses.forEach((name, guess) -> found.put(name, guess.type()));
    return new Schema(found).after(known);
  }

  private static void see(CellStream cells, Map<String, TypeGuess> guesses, Schema known) {
    List<String> header = cells.header();
    TypeGuess[] wanted = new TypeGuess[header.size()];
    boolean open = false;
    for (int c = 0; c < wanted.length; c++) {
      wanted[c] = guesses.computeIfAbsent(header.get(c), _ -> new TypeGuess());
      open |= known.type(header.get(c)).orElse(Type.ANY) == Type.ANY;
    }
    while (open && cells.next()) {
      for (int c = 0; c < wanted.length; c++) {
        wanted[c].see(cells.cells(), c);
      }
    }
  }

  /**
   * Opens a file for reading. Columns that it does not have are unknown throughout; local times
   * without a zone of their own are those of {@code zone}.
   */
  public RowReader read(SourceFile file, Schema schema, List<Reading> readings, ZoneId zone) {
    return new RowReader(file, open(file), schema, readings, zone);
  }

  private CellStream open(SourceFile file) {
    return switch (file.format()) {
      case CSV, TSV -> new CsvStream(file, options);
      case JSON, JSON_LINES, PARQUET, XLSX -> throw new UnsupportedOperationException("soon");
    };
  }
}
