package io.strate.lake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * On which lines records begin. DuckDB counts records; a person looks for a line, and quoted line
 * ends and empty lines lie between. Runs over the file once, only when rows were rejected.
 */
final class RecordLines {

  /** The line of each wanted good record, and of each malformed one. */
  final long[] good;

  final long[] malformed;

  /** How many good records there are. */
  long goodRecords;

  private final long[] wanted;
  private final long[] malformedStarts;
  private int nextWanted;
  private int nextMalformed;

  private RecordLines(long[] wanted, long[] malformedStarts) {
    this.wanted = wanted;
    this.malformedStarts = malformedStarts;
    this.good = new long[wanted.length];
    this.malformed = new long[malformedStarts.length];
    Arrays.fill(good, -1);
    Arrays.fill(malformed, -1);
  }

  /**
   * {@code wanted}: positions among the good records, ascending, from 0, without the header; {@code
   * malformedStarts}: the offsets of the bytes where the other records begin, ascending.
   */
  static RecordLines of(Path file, Dialect dialect, long[] wanted, long[] malformedStarts)
      throws IOException {
    RecordLines lines = new RecordLines(wanted, malformedStarts);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      lines.scan(
          in,
          new Quotes(String.valueOf(dialect.delimiter()), dialect.escape()),
          dialect.skippedLines() + 1,
          dialect.header().size() == 1);
    }
    return lines;
  }

  private void scan(InputStream in, Quotes quotes, int skipped, boolean emptyIsRecord)
      throws IOException {
    long line = 1;
    long start = 0;
    long startLine = 1;
    long offset = 0;
    int heads = skipped;
    int before = 0;
    for (int b = in.read(); b >= 0; b = in.read(), offset++) {
      boolean feedOfReturn = b == '\n' && before == '\r';
      boolean within = quotes.isWithin(b);
      if (!feedOfReturn && (b == '\n' || b == '\r')) {
        line++;
      }
      if (!within && (b == '\n' || b == '\r')) {
        if (!feedOfReturn && (offset > start || emptyIsRecord)) {
          heads = record(start, startLine, heads);
        }
        start = offset + 1;
        startLine = line;
      }
      before = b;
    }
    if (offset > start) {
      record(start, startLine, heads);
    }
  }

  /** Notes one record; answers how many heads are still to come. */
  private int record(long start, long line, int heads) {
    if (heads > 0) {
      return heads - 1;
    }
    if (nextMalformed < malformedStarts.length && malformedStarts[nextMalformed] <= start) {
      malformed[nextMalformed++] = line;
      return 0;
    }
    while (nextWanted < wanted.length && wanted[nextWanted] == goodRecords) {
      good[nextWanted++] = line;
    }
    goodRecords++;
    return 0;
  }
}
