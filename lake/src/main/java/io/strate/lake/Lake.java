package io.strate.lake;

import io.strate.domain.Failure;
import io.strate.domain.Type;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files that users bring. DuckDB is loaded when a file is first opened, not before. */
public final class Lake {

  /** After so many rows, columns that are texts by now are no longer looked at. */
  private static final long ENOUGH_FOR_MOST = 50_000;

  private final LakeOptions options;

  public Lake(LakeOptions options) {
    this.options = options;
  }

  /**
   * The columns of the files and their types. What {@code known} has decided stands; a type that it
   * has not decided is found from all cells of the column in all these files.
   */
  public Schema schema(List<SourceFile> files, Schema known) {
    return survey(files, known, new ColumnTexts("", 0)).schema();
  }

  /**
   * Like {@link #schema}, and finds in the same go which texts stand in a column.
   *
   * @param most of these texts
   */
  public Survey survey(List<SourceFile> files, Schema known, String column, int most) {
    return survey(files, known, new ColumnTexts(column, most));
  }

  private Survey survey(List<SourceFile> files, Schema known, ColumnTexts texts) {
    Map<String, TypeGuess> guesses = new LinkedHashMap<>();
    Map<String, Type> types = new LinkedHashMap<>();
    Map<String, Set<String>> columns = new HashMap<>();
    for (SourceFile file : files) {
      Map<String, Type> told = Map.of();
      switch (file.format()) {
        case CSV, TSV, XLSX -> columns.put(file.name(), guess(file, guesses, known, texts));
        case JSON, JSON_LINES -> told = JsonStream.types(file, options);
        case PARQUET -> told = ParquetStream.types(file, options);
      }
      if (!told.isEmpty()) {
        texts.leaveOut();
      }
      columns.putIfAbsent(file.name(), told.keySet());
      told.forEach((name, type) -> types.merge(name, type, Types::merge));
    }
    guesses.forEach((name, guess) -> types.merge(name, guess.type(), Types::merge));
    return new Survey(new Schema(types).after(known), columns, texts.all());
  }

  /** Adds to the guesses what a file's cells say, and tells its columns. */
  private Set<String> guess(
      SourceFile file, Map<String, TypeGuess> guesses, Schema known, ColumnTexts texts) {
    try (CellStream cells = open(file, List.of())) {
      Set<String> columns = new LinkedHashSet<>(cells.header());
      columns.forEach(name -> guesses.computeIfAbsent(name, _ -> new TypeGuess()));
      Guessing guessing = new Guessing(cells, guesses, known, texts);
      if (guessing.see(ENOUGH_FOR_MOST)) {
        cells.narrow(guessing.open());
        new Guessing(cells, guesses, known, texts).seeAll(options.threads());
      }
      return columns;
    }
  }

  /**
   * Opens a file for reading. Columns that it does not have are unknown throughout; local times
   * without a zone of their own are those of {@code zone}.
   */
  public RowReader read(SourceFile file, Schema schema, List<Reading> readings, ZoneId zone) {
    return readAgain(file, schema, readings, zone, Contents.NONE);
  }

  /**
   * Like {@link #read}, and compares with what the file held when it was read before.
   *
   * @param former of that time
   */
  public RowReader readAgain(
      SourceFile file, Schema schema, List<Reading> readings, ZoneId zone, Contents former) {
    return reader(file, schema, readings, zone, Optional.of(former));
  }

  /**
   * Like {@link #read}, for a look at some columns: the rows have no identities, and cells that are
   * not wanted are not read.
   */
  public RowReader scan(SourceFile file, Schema schema, List<Reading> readings, ZoneId zone) {
    return reader(file, schema, readings, zone, Optional.empty());
  }

  private RowReader reader(
      SourceFile file,
      Schema schema,
      List<Reading> readings,
      ZoneId zone,
      Optional<Contents> former) {
    List<String> wanted = readings.stream().map(Reading::column).distinct().toList();
    CellStream cells = open(file, wanted);
    try {
      List<String> there = wanted.stream().filter(cells.header()::contains).toList();
      if (former.isEmpty() && !there.isEmpty()) {
        cells.narrow(there);
      }
      Optional<RowIdentities> identities =
          former.map(before -> new RowIdentities(file, cells, before));
      return new RowReader(file, cells, cells, schema, readings, zone, identities);
    } catch (Failure e) {
      cells.close();
      throw e;
    }
  }

  /** What a file probably holds, for a first draft of its source. */
  public Inference infer(SourceFile file) {
    return infer(file, Optional.empty());
  }

  /** The same, of a file of which somebody said what its rows are. */
  public Inference infer(SourceFile file, Inference.Kind kind) {
    return infer(file, Optional.of(kind));
  }

  private Inference infer(SourceFile file, Optional<Inference.Kind> kind) {
    Schema schema = schema(List.of(file), Schema.EMPTY);
    try (CellStream cells = open(file, List.copyOf(schema.columns().keySet()))) {
      return new Inferring(file, Inferring.profiles(cells), schema).infer(kind);
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
