package io.strate.lake;

import io.strate.domain.Type;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that are JSON objects: lines of a file, or the elements of a list. DuckDB finds where each
 * begins and ends; its wanted fields become cells, and the whole object stands in a last column.
 */
final class JsonStream implements CellStream {

  private final SourceFile source;
  private final List<String> wanted;
  private final TextFile text;
  private final DuckDb duck;
  private final CellsWriter writer;
  private final List<Malformed> malformed = new ArrayList<>();

  /** Objects passed so far, and positions of those that became rows. */
  private long objects;

  private long[] rowObjects = new long[1024];
  private int rows;
  private int inChunk;
  private final long[] hashes = new long[Batch.CAPACITY];

  /** In how many rows each field has a value. */
  private final Map<String, Integer> filled = new LinkedHashMap<>();

  private DuckDb.Chunks chunks;
  private boolean chunkOpen;

  JsonStream(SourceFile source, List<String> wanted, LakeOptions options) {
    this.source = source;
    this.wanted = List.copyOf(wanted);
    text = TextFile.open(source, options.scratch());
    duck = new DuckDb(options);
    writer = new CellsWriter(wanted.size() + 1);
    try {
      chunks = duck.stream("SELECT json::VARCHAR FROM " + objectsOf());
    } catch (DuckDb.DuckDbError e) {
      close();
      throw Faults.of(source, e);
    }
  }

  private String objectsOf() {
    boolean lines = source.format() == FileFormat.JSON_LINES;
    return (lines ? "read_ndjson_objects(" : "read_json_objects(")
        + DuckDb.literal(text.path().toString())
        + ", compression = '"
        + (text.isZstd() ? "zstd" : "uncompressed")
        + "'"
        + ", maximum_object_size = "
        + (64 << 20)
        + (lines ? ", ignore_errors = true)" : ")");
  }

  /** The fields of all objects of a file and their types. */
  static Map<String, Type> types(SourceFile source, LakeOptions options) {
    Map<String, Type> types = new LinkedHashMap<>();
    InstantText instants = Types.utc();
    try (JsonStream stream = new JsonStream(source, List.of(), options)) {
      while (stream.next()) {
        for (int r = 0; r < stream.cells().rows(); r++) {
          JsonText.fields(stream.cells().text(0, r))
              .forEach((name, value) -> types.merge(name, Types.of(value, instants), Types::merge));
        }
      }
    }
    return types;
  }

  @Override
  public List<String> header() {
    return wanted;
  }

  @Override
  public int wholeAt() {
    return wanted.size();
  }

  @Override
  public boolean hash(long[] into) {
    System.arraycopy(hashes, 0, into, 0, writer.cells().rows());
    return true;
  }

  @Override
  public Optional<Fields> fields() {
    List<String> everywhere =
        filled.entrySet().stream()
            .filter(e -> e.getValue() == rows)
            .map(Map.Entry::getKey)
            .toList();
    return Optional.of(new Fields(List.copyOf(filled.keySet()), everywhere));
  }

  @Override
  public boolean next() {
    writer.clear();
    try {
      while (!writer.isFull() && hasObject()) {
        take(inChunk++);
      }
    } catch (DuckDb.DuckDbError e) {
      throw Faults.of(source, e);
    }
    return writer.cells().rows() > 0;
  }

  private boolean hasObject() {
    while (!chunkOpen || inChunk == chunks.cells().rows()) {
      if (!chunks.next()) {
        return false;
      }
      chunkOpen = true;
      inChunk = 0;
    }
    return true;
  }

  private void take(int row) {
    String object = chunks.cells().text(0, row);
    long position = objects++;
    if (object.isEmpty()) {
      malformed.add(new Malformed(position, "", "not JSON", ""));
      return;
    }
    try {
      Map<String, String> fields = JsonText.cells(object);
      List<String> cells = new ArrayList<>(wanted.size() + 1);
      wanted.forEach(name -> cells.add(fields.getOrDefault(name, "")));
      cells.add(object);
      hashes[writer.cells().rows()] = RowHash.of(fields);
      fields.forEach((name, cell) -> filled.merge(name, cell.isEmpty() ? 0 : 1, Integer::sum));
      writer.add(cells);
      note(position);
    } catch (JsonText.NotJson e) {
      String reason =
          object.startsWith("{") ? "not JSON: " + e.getMessage() : "expected an object, {…}";
      malformed.add(new Malformed(position, "", reason, object));
    }
  }

  private void note(long position) {
    if (rows == rowObjects.length) {
      rowObjects = java.util.Arrays.copyOf(rowObjects, rows * 2);
    }
    rowObjects[rows++] = position;
  }

  @Override
  public Cells cells() {
    return writer.cells();
  }

  @Override
  public long before() {
    return rows - writer.cells().rows();
  }

  @Override
  public List<Malformed> malformed() {
    return malformed;
  }

  @Override
  public long[] lines(long[] wantedRows) {
    long[] objectsWanted = new long[wantedRows.length];
    for (int i = 0; i < wantedRows.length; i++) {
      objectsWanted[i] = rowObjects[(int) wantedRows[i]];
    }
    return lineNumbers(objectsWanted);
  }

  /** For lines of JSON the lines on which objects stand, otherwise their numbers, from 1. */
  private long[] lineNumbers(long[] wantedObjects) {
    boolean lines = source.format() == FileFormat.JSON_LINES && !text.isZstd();
    Map<Long, Long> lineOf = new LinkedHashMap<>();
    for (long object : wantedObjects) {
      lineOf.put(object, object + 1);
    }
    malformed.forEach(row -> lineOf.put(row.line(), row.line() + 1));
    Map<Long, String> textOf = lines ? readLines(lineOf) : Map.of();
    malformed.replaceAll(
        row ->
            new Malformed(
                lineOf.getOrDefault(row.line(), row.line()),
                row.column(),
                row.reason(),
                textOf.getOrDefault(row.line(), row.text())));
    return java.util.Arrays.stream(wantedObjects)
        .map(object -> lineOf.getOrDefault(object, object))
        .toArray();
  }

  private Map<Long, String> readLines(Map<Long, Long> lineOf) {
    Map<Long, String> texts = new LinkedHashMap<>();
    if (lineOf.isEmpty()) {
      return texts;
    }
    try (BufferedReader in = Files.newBufferedReader(text.path(), StandardCharsets.UTF_8)) {
      long object = 0;
      long line = 1;
      for (String read = in.readLine(); read != null; read = in.readLine(), line++) {
        if (!read.isBlank()) {
          if (lineOf.replace(object, line) != null) {
            texts.put(object, read);
          }
          object++;
        }
      }
      return texts;
    } catch (IOException e) {
      throw Faults.unreadable(source, e);
    }
  }

  @Override
  public List<String> warnings() {
    return text.warnings();
  }

  @Override
  public void close() {
    if (chunks != null) {
      chunks.close();
    }
    writer.close();
    duck.close();
    text.close();
  }
}
