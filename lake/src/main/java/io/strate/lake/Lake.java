package io.strate.lake;

import io.strate.domain.Type;
import java.nio.file.Path;
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
    Map<String, Type> types = new LinkedHashMap<>();
    for (SourceFile file : files) {
      Map<String, Type> told = Map.of();
      switch (file.format()) {
        case CSV, TSV, XLSX -> guess(file, guesses, known);
        case JSON, JSON_LINES -> told = JsonStream.types(file, options);
        case PARQUET -> told = ParquetStream.types(file, options);
      }
      told.forEach((name, type) -> types.merge(name, type, Types::merge));
    }
    guesses.forEach((name, guess) -> types.merge(name, guess.type(), Types::merge));
    return new Schema(types).after(known);
  }

  private void guess(SourceFile file, Map<String, TypeGuess> guesses, Schema known) {
    try (CellStream cells = open(file, List.of())) {
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
  }

  /**
   * Opens a file for reading. Columns that it does not have are unknown throughout; local times
   * without a zone of their own are those of {@code zone}.
   */
  public RowReader read(SourceFile file, Schema schema, List<Reading> readings, ZoneId zone) {
    List<String> wanted = readings.stream().map(Reading::column).distinct().toList();
    return new RowReader(file, open(file, wanted), schema, readings, zone);
  }

  /** What a file probably holds, for a first draft of its source. */
  public Inference infer(SourceFile file) {
    Schema schema = schema(List.of(file), Schema.EMPTY);
    try (CellStream cells = open(file, List.copyOf(schema.columns().keySet()))) {
      return new Inferring(file, Inferring.profiles(cells), schema).infer();
    }
  }

  /** Opens a file for writing rows of these columns, in their order. */
  public TableWriter write(Path file, Map<String, Type> columns) {
    return new TableWriter(file, columns, options);
  }

  private CellStream open(SourceFile file, List<String> wanted) {
    return switch (file.format()) {
      case CSV, TSV -> new CsvStream(file, options);
      case JSON, JSON_LINES -> new JsonStream(file, wanted, options);
      case PARQUET -> new ParquetStream(file, options);
      case XLSX -> new XlsxStream(file);
    };
  }
}
