package io.strate.lake;

import static java.util.stream.Collectors.joining;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of a Parquet file; DuckDB writes their cells as texts, and nested ones as JSON. */
final class ParquetStream implements CellStream {

  private final SourceFile source;
  private final DuckDb duck;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final Scratch scratch;
  private final Path path;
  private DuckDb.Chunks chunks;

  ParquetStream(SourceFile source, LakeOptions options) {
    this.source = source;
    scratch = Scratch.below(options.scratch());
    try {
      Faults.checkReadable(source);
      path = scratch.plainName(source.path());
    } catch (IOException e) {
      throw Faults.unreadable(source, e);
    }
    duck = new DuckDb(options);
    String file = "read_parquet(" + DuckDb.literal(path.toString()) + ")";
    try {
      duck.run("SET TimeZone = 'UTC'");
      String described =
          "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + file + ")";
      duck.rows(described).forEach(row -> columns.put(row.get(0), row.get(1)));
      String cells =
          columns.entrySet().stream()
              .map(c -> cell(c.getKey(), c.getValue()))
              .collect(joining(", "));
      chunks = duck.stream("SELECT " + cells + " FROM " + file);
    } catch (DuckDb.DuckDbError e) {
      close();
      throw Faults.of(source, e);
    }
  }

  private static String cell(String column, String type) {
    String name = DuckDb.name(column);
    return isNested(type) ? "to_json(" + name + ")::VARCHAR" : name + "::VARCHAR";
  }

  private static boolean isNested(String type) {
    return type.endsWith("]")
        || type.startsWith("STRUCT")
        || type.startsWith("MAP")
        || type.startsWith("UNION");
  }

  /** Types as the file says; those of nested columns as their values are. */
  static Map<String, Type> types(SourceFile source, LakeOptions options) {
    try (ParquetStream stream = new ParquetStream(source, options)) {
      LinkedHashMap<String, Type> types = new LinkedHashMap<>();
      stream.columns.forEach(
          (name, type) -> types.put(name, isNested(type) ? Type.ANY : scalar(type)));
      if (stream.columns.values().stream().anyMatch(ParquetStream::isNested)) {
        stream.seeNested(types);
      }
      return types;
    }
  }

  private void seeNested(Map<String, Type> types) {
    List<String> names = header();
    InstantText instants = Types.utc();
    while (next()) {
      for (int c = 0; c < names.size(); c++) {
        for (int r = 0;
            isNested(columns.getOrDefault(names.get(c), "")) && r < cells().rows();
            r++) {
          if (!cells().isEmpty(c, r)) {
            Value value = JsonText.read(cells().text(c, r));
            types.merge(names.get(c), Types.of(value, instants), Types::merge);
          }
        }
      }
    }
  }

  private static Type scalar(String type) {
    if (type.contains("INT") && !type.equals("INTERVAL")
        || type.startsWith("DECIMAL")
        || type.equals("FLOAT")
        || type.equals("DOUBLE")) {
      return Type.NUMBER;
    }
    if (type.equals("DATE") || type.startsWith("TIMESTAMP")) {
      return Type.INSTANT;
    }
    return type.equals("BOOLEAN") ? Type.BOOLEAN : Type.TEXT;
  }

  @Override
  public List<String> header() {
    return new ArrayList<>(columns.keySet());
  }

  @Override
  public boolean next() {
    try {
      return chunks.next();
    } catch (DuckDb.DuckDbError e) {
      throw Faults.of(source, e);
    }
  }

  @Override
  public Cells cells() {
    return chunks.cells();
  }

  @Override
  public long before() {
    return chunks.before();
  }

  @Override
  public Optional<Blocks> beside() {
    return chunks.beside().map(beside -> new FileBlocks(source, beside));
  }

  @Override
  public List<Malformed> malformed() {
    return List.of();
  }

  /** The numbers of the rows, from 1. */
  @Override
  public long[] lines(long[] rows) {
    return java.util.Arrays.stream(rows).map(row -> row + 1).toArray();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  @Override
  public void close() {
    if (chunks != null) {
      chunks.close();
    }
    duck.close();
    if (!path.equals(source.path())) {
      scratch.delete(path);
    }
  }
}
