package io.strate.lake;

import static java.util.stream.Collectors.joining;

import io.strate.domain.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of a delimited text, split by DuckDB in all its threads. All cells are read as texts: what a
 * text means is decided in one place, whatever file it comes from ({@link NumberText}, {@link
 * InstantText}).
 */
final class CsvStream implements CellStream {

  /** Rejected rows whose details are kept. */
  private static final int MOST_MALFORMED = 1_000_000;

  private static final int LONGEST_LINE = 16 << 20;

  private final SourceFile source;
  private final TextFile text;
  private final Dialect dialect;
  private final List<String> all;
  private List<String> header;
  private final DuckDb duck;
  private final List<Malformed> malformed = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long[] malformedStarts = {};
  private long[] malformedRecords = {};
  private DuckDb.Chunks chunks;

  CsvStream(SourceFile source, LakeOptions options) {
    this.source = source;
    text = TextFile.open(source, options.scratch());
    DuckDb opened = new DuckDb(options);
    duck = opened;
    try {
      dialect = dialect();
      Header read = new Header(source, dialect.header());
      all = read.names();
      header = all;
      warnings.addAll(text.warnings());
      warnings.addAll(read.warnings());
      dialect.doubt().ifPresent(d -> warnings.add("'" + source.name() + "': " + d));
      chunks = select();
    } catch (DuckDb.DuckDbError e) {
      close();
      throw failure(e);
    } catch (Failure e) {
      close();
      throw e;
    }
  }

  private DuckDb.Chunks select() {
    String columns = header.stream().map(name -> "c" + all.indexOf(name)).collect(joining(", "));
    return duck.stream(
        "SELECT " + columns + " FROM " + readCsv(dialect, all.size(), dialect.skippedLines(), ""));
  }

  @Override
  public boolean narrow(List<String> columns) {
    chunks.close();
    header = List.copyOf(columns);
    try {
      chunks = select();
      return true;
    } catch (DuckDb.DuckDbError e) {
      throw failure(e);
    }
  }

  private Dialect dialect() {
    boolean tabs = source.format() == FileFormat.TSV;
    return text.isZstd()
        ? Dialect.of(zstdSample(), false, tabs)
        : Dialect.of(text.sample(), text.sampleIsWhole(), tabs);
  }

  private String zstdSample() {
    Dialect lines = new Dialect('\u0001', '"', 0, List.of(), Optional.empty());
    String unquoted = ", quote = '', escape = '', header = false, strict_mode = false";
    return duck.rows("SELECT * FROM " + readCsv(lines, 1, 0, unquoted) + " LIMIT 1000").stream()
        .map(List::getFirst)
        .collect(joining("\n", "", "\n"));
  }

  private String readCsv(Dialect with, int columns, int skip, String other) {
    String names =
        IntStream.range(0, columns).mapToObj(i -> "c" + i + ": 'VARCHAR'").collect(joining(", "));
    return "read_csv("
        + DuckDb.literal(text.path().toString())
        + ", auto_detect = false, columns = {"
        + names
        + "}, delim = "
        + DuckDb.literal(String.valueOf(with.delimiter()))
        + (other.isEmpty()
            ? ", quote = '\"', escape = '" + with.escape() + "', header = true, skip = " + skip
            : other)
        + ", compression = '"
        + (text.isZstd() ? "zstd" : "none")
        + "', max_line_size = "
        + LONGEST_LINE
        + (other.isEmpty()
            ? ", ignore_errors = true, store_rejects = true, rejects_limit = " + MOST_MALFORMED
            : "")
        + ")";
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public long expectedRows() {
    return text.expectedLines();
  }

  @Override
  public boolean next() {
    try {
      if (chunks.next()) {
        return true;
      }
      readMalformed();
      return false;
    } catch (DuckDb.DuckDbError e) {
      throw failure(e);
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
    return malformed;
  }

  @Override
  public long[] lines(long[] wanted) {
    if (wanted.length == 0 && malformed.isEmpty()) {
      return wanted;
    }
    if (!text.isZstd()) {
      try {
        RecordLines lines = RecordLines.of(text.path(), dialect, wanted, malformedStarts);
        if (lines.goodRecords == chunks.fetched()) {
          numberMalformed(lines.malformed);
          return lines.good;
        }
      } catch (IOException e) {
        throw Faults.unreadable(source, e);
      }
    }
    return records(wanted);
  }

  /** For want of lines, the numbers of the records, the header being the first. */
  private long[] records(long[] wanted) {
    long[] numbers = new long[wanted.length];
    int passed = 0;
    for (int i = 0; i < wanted.length; i++) {
      long number = wanted[i] + dialect.skippedLines() + 2;
      while (passed < malformedRecords.length && malformedRecords[passed] <= number + passed) {
        passed++;
      }
      numbers[i] = number + passed;
    }
    return numbers;
  }

  private void numberMalformed(long[] lines) {
    for (int i = 0; i < lines.length; i++) {
      Malformed row = malformed.get(i);
      malformed.set(i, new Malformed(lines[i], row.column(), row.reason(), row.text()));
    }
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  private void readMalformed() {
    List<List<String>> found =
        duck.rows(
            "SELECT min(line)::VARCHAR, (line_byte_position - 1)::VARCHAR, first(error_type)::VARCHAR,"
                + " first(error_message), first(csv_line) FROM reject_errors"
                + " GROUP BY line_byte_position ORDER BY reject_errors.line_byte_position");
    malformedRecords = found.stream().mapToLong(row -> Long.parseLong(row.getFirst())).toArray();
    malformedStarts = found.stream().mapToLong(row -> Long.parseLong(row.get(1))).toArray();
    for (List<String> row : found) {
      malformed.add(
          new Malformed(
              Long.parseLong(row.getFirst()),
              "",
              reason(row.get(2), row.get(3)),
              row.get(4).strip()));
    }
  }

  private String reason(String kind, String message) {
    return switch (kind) {
      case "MISSING COLUMNS", "TOO MANY COLUMNS" ->
          "expected "
              + all.size()
              + " cells, found "
              + message.substring(message.lastIndexOf(' ') + 1);
      case "UNQUOTED VALUE" -> "a quote is not closed, or something follows a closing one";
      case "LINE SIZE OVER MAXIMUM" ->
          "the line is longer than " + (LONGEST_LINE >> 20) + " MiB; is a quote not closed?";
      case "INVALID ENCODING" -> "not UTF-8";
      default -> kind.toLowerCase(Locale.ROOT) + ": " + message;
    };
  }

  private Failure failure(DuckDb.DuckDbError e) {
    return Faults.of(source, e);
  }

  @Override
  public void close() {
    if (chunks != null) {
      chunks.close();
    }
    duck.close();
    text.close();
  }
}
