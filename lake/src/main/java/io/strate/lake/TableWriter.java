package io.strate.lake;

import static java.util.stream.Collectors.joining;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Type;
import io.strate.domain.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Writes rows to a CSV, JSON lines, Parquet or Excel file ({@code .csv}, {@code .jsonl}, {@code
 * .parquet}, {@code .xlsx}; the first two perhaps with {@code .gz}). The file appears, whole, when
 * {@link #finish} is called; a file of that name is replaced then.
 */
public final class TableWriter implements AutoCloseable {

  private static final Set<FileFormat> WRITTEN =
      Set.of(FileFormat.CSV, FileFormat.JSON_LINES, FileFormat.PARQUET, FileFormat.XLSX);

  private final Path file;
  private final FileFormat format;
  private final List<String> names;
  private final Map<String, Type> columns;
  private final LakeOptions options;
  private final Path part;
  private final RowWriter out;

  TableWriter(Path file, Map<String, Type> columns, LakeOptions options) {
    this.file = file.toAbsolutePath();
    this.format = format(file);
    this.columns = new LinkedHashMap<>(columns);
    this.names = List.copyOf(this.columns.keySet());
    this.options = options;
    requirePlace();
    this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
    try {
      OutputStream to = stream();
      this.out =
          format == FileFormat.XLSX
              ? new SheetRows(to, names)
              : new TextRows(to, format == FileFormat.CSV, names);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static FileFormat format(Path file) {
    return FileFormat.of(String.valueOf(file.getFileName()))
        .filter(f -> WRITTEN.contains(f))
        .orElseThrow(
            () ->
                new Failure(
                    "export.format",
                    Blame.USER,
                    "'"
                        + file
                        + "': expected a name that ends in .csv, .jsonl, .parquet or .xlsx (.csv.gz, .jsonl.gz)"));
  }

  private void requirePlace() {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new Failure(
          "usage.export",
          Blame.USER,
          "cannot write '" + file + "': there is no folder '" + folder + "'; make it first");
    }
    if (Files.isDirectory(file)) {
      throw new Failure(
          "usage.export",
          Blame.USER,
          "cannot write '" + file + "': it is a folder; name a file in it");
    }
  }

  private OutputStream stream() throws IOException {
    OutputStream to = Files.newOutputStream(part);
    boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    return packed ? new GZIPOutputStream(to, 1 << 16) : to;
  }

  /** Adds a row: a value for each column. */
  public void write(List<Value> row) {
    if (row.size() != names.size()) {
      throw new IllegalArgumentException(
          "expected " + names.size() + " values, found " + row.size());
    }
    try {
      out.write(row);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Ends the file and gives it its name. */
  public void finish() {
    try {
      out.close();
      if (format == FileFormat.PARQUET) {
        toParquet();
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** What has been written so far is JSON lines; DuckDB makes the columns of it. */
  private void toParquet() throws IOException {
    Path lines = part.resolveSibling(part.getFileName() + ".jsonl");
    Files.move(part, lines, StandardCopyOption.REPLACE_EXISTING);
    String typed =
        columns.entrySet().stream()
            .map(c -> DuckDb.literal(c.getKey()) + ": '" + sql(c.getValue()) + "'")
            .collect(joining(", "));
    try (DuckDb duck = new DuckDb(options)) {
      duck.run("SET TimeZone = 'UTC'");
      duck.run(
          "COPY (SELECT * FROM read_json("
              + DuckDb.literal(lines.toString())
              + ", format = 'newline_delimited', maximum_object_size = "
              + (64 << 20)
              + ", columns = {"
              + typed
              + "})) TO "
              + DuckDb.literal(part.toString())
              + " (FORMAT parquet)");
    } catch (DuckDb.DuckDbError e) {
      throw new Failure(
          "export.failed",
          Blame.RESOURCES,
          "cannot write '"
              + file
              + "': "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    } finally {
      Files.deleteIfExists(lines);
    }
  }

  private static String sql(Type type) {
    return switch (type) {
      case Type.Scalar.NUMBER -> "DOUBLE";
      case Type.Scalar.BOOLEAN -> "BOOLEAN";
      case Type.Scalar.INSTANT -> "TIMESTAMPTZ";
      case Type.Scalar.TEXT -> "VARCHAR";
      case Type.Scalar.ANY -> "JSON";
      case Type.ListOf list -> sql(list.element()) + "[]";
      case Type.RecordOf fields when fields.fields().isEmpty() -> "JSON";
      case Type.RecordOf fields -> {
        List<String> parts = new ArrayList<>();
        fields
            .fields()
            .forEach(
                (name, field) ->
                    parts.add(DuckDb.name(name).replace("'", "''") + " " + sql(field)));
        yield "STRUCT(" + String.join(", ", parts) + ")";
      }
    };
  }

  private Failure unwritable(IOException e) {
    return new Failure(
        "export.failed",
        Blame.RESOURCES,
        "cannot write '"
            + file
            + "': "
            + e.getMessage()
            + "; check the folder, its permission and the room on the disk",
        e);
  }

  /** Drops what was written unless it was finished. */
  @Override
  public void close() {
    try {
      try {
        out.close();
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
