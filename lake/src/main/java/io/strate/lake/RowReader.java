package io.strate.lake;

import io.strate.domain.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of one file, batch by batch:
 *
 * <pre>{@code
 * try (RowReader reader = lake.read(file, schema, readings, zone)) {
 *   while (reader.next()) {
 *     Batch batch = reader.batch();
 *     …
 *   }
 *   reader.rejects() …
 * }
 * }</pre>
 */
public final class RowReader implements AutoCloseable {

  /** Rejects whose details are kept; beyond, they are counted only. */
  private static final int MOST_REJECTS = 100_000;

  private final SourceFile source;
  private final CellStream cells;
  private final List<Reading> readings;
  private final Decoder[] decoders;
  private final int[] positions;
  private final Batch batch;
  private final long fileHash;
  private final long[] hashes = new long[Batch.CAPACITY];
  private final BitSet bad = new BitSet();
  private final int[] brokenIn = new int[Batch.CAPACITY];
  private final List<Pending> pending = new ArrayList<>();
  private long before;
  private long rejected;
  private int blockRows;
  private boolean ended;

  /** Whether rows get hashes, which costs reading all of their cells. */
  private final boolean identifies;

  RowReader(
      SourceFile source,
      CellStream cells,
      Schema schema,
      List<Reading> readings,
      ZoneId zone,
      boolean identifies) {
    this.source = source;
    this.identifies = identifies;
    this.cells = cells;
    this.readings = List.copyOf(readings);
    this.fileHash = RowHash.of(source.name());
    this.decoders = new Decoder[readings.size()];
    this.positions = new int[readings.size()];
    WallClock clock = new WallClock(zone);
    for (int i = 0; i < decoders.length; i++) {
      positions[i] = cells.header().indexOf(readings.get(i).column());
      decoders[i] = decoder(readings.get(i), schema, clock);
    }
    this.batch = new Batch(decoders, hashes, brokenIn, this);
  }

  private Decoder decoder(Reading reading, Schema schema, WallClock clock) {
    return switch (reading) {
      case Reading.Exact _ -> new TextDecoder();
      case Reading.InstantOf instant -> {
        WallClock of = instant.zone().map(WallClock::new).orElse(clock);
        yield instant
            .format()
            .map(format -> InstantDecoder.of(new InstantFormat(format, of), of))
            .orElseGet(() -> InstantDecoder.any(of));
      }
      case Reading.Typed typed ->
          switch (schema.type(typed.column()).orElse(Type.ANY)) {
            case Type.Scalar.NUMBER -> new NumberDecoder(!source.format().isText());
            case Type.Scalar.INSTANT -> InstantDecoder.iso(clock);
            case Type.Scalar.BOOLEAN -> new BooleanDecoder();
            case Type.Scalar.TEXT, Type.Scalar.ANY -> new TextDecoder();
            case Type.ListOf list -> new ValueDecoder(list, clock);
            case Type.RecordOf fields -> new ValueDecoder(fields, clock);
          };
    };
  }

  /** Column names of the file, in its order. */
  public List<String> header() {
    return cells.header();
  }

  /** Moves to the next batch, or answers false after the last. */
  public boolean next() {
    before += blockRows;
    blockRows = 0;
    if (ended || !cells.next()) {
      ended = true;
      return false;
    }
    Cells block = cells.cells();
    blockRows = block.rows();
    Arrays.fill(brokenIn, 0, blockRows, Batch.WHOLE);
    for (int i = 0; i < decoders.length; i++) {
      decode(i, block);
    }
    if (identifies) {
      identify(block);
    }
    batch.take(blockRows);
    return true;
  }

  /** The current batch. */
  public Batch batch() {
    return batch;
  }

  private void decode(int reading, Cells block) {
    int position = positions[reading];
    if (position < 0) {
      decoders[reading].clear(blockRows);
      return;
    }
    bad.clear();
    decoders[reading].decode(block, position, bad);
    for (int r = bad.nextSetBit(0); r >= 0; r = bad.nextSetBit(r + 1)) {
      if (brokenIn[r] == Batch.WHOLE) {
        brokenIn[r] = reading;
      }
    }
  }

  /** Rejects a row for the first of its cells that breaks its type. */
  void rejectBroken(int row) {
    int reading = brokenIn[row];
    reject(
        row,
        readings.get(reading).column(),
        "expected "
            + decoders[reading].expected()
            + ", found '"
            + shortened(cells.cells().text(positions[reading], row))
            + "'");
  }

  private void identify(Cells block) {
    RowHash.of(block, cells.identityFrom(), hashes);
    for (int r = 0; r < blockRows; r++) {
      hashes[r] = RowHash.spread(RowHash.add(hashes[r], fileHash));
    }
  }

  void mustIdentify() {
    if (!identifies) {
      throw new IllegalStateException("rows that are only scanned have no identity");
    }
  }

  void reject(int blockRow, String column, String reason) {
    rejected++;
    if (pending.size() < MOST_REJECTS) {
      String why = lacks(column) ? "the file has no column '" + column + "'" : reason;
      pending.add(new Pending(before + blockRow, column, why, rowText(blockRow)));
    }
  }

  private boolean lacks(String column) {
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < 0 && readings.get(i).column().equals(column)) {
        return true;
      }
    }
    return false;
  }

  /** The row's cells as they would stand in a CSV file. */
  private String rowText(int row) {
    StringBuilder out = new StringBuilder();
    int from = cells.identityFrom();
    if (from > 0) {
      return shortened(cells.cells().text(from, row));
    }
    for (int c = 0; c < cells.cells().columns(); c++) {
      out.append(c == 0 ? "" : ",").append(Csv.cell(cells.cells().text(c, row)));
    }
    return shortened(out.toString());
  }

  private static String shortened(String text) {
    return text.length() <= 1000 ? text : text.substring(0, 1000) + "…";
  }

  /** Roughly how many rows the file has; 0 if nobody knows. */
  public long expectedRows() {
    return cells.expectedRows();
  }

  /** Rows of the file so far, good or not. */
  public long rows() {
    return before + blockRows + (ended ? cells.malformed().size() : 0);
  }

  /**
   * Rejected rows so far; rows that could not be split count once the file has been read to its
   * end.
   */
  public long rejected() {
    return rejected + (ended ? cells.malformed().size() : 0);
  }

  /**
   * Rejected rows in the order of their lines, once the file has been read to its end; of very many
   * the first.
   */
  public List<Reject> rejects() {
    if (!ended) {
      throw new IllegalStateException("the file has not been read to its end");
    }
    List<Reject> all = new ArrayList<>();
    pending.sort(Comparator.comparingLong(Pending::row));
    long[] lines = cells.lines(pending.stream().mapToLong(Pending::row).toArray());
    for (int i = 0; i < lines.length; i++) {
      Pending row = pending.get(i);
      all.add(new Reject(source.name(), lines[i], named(row.column()), row.reason(), row.text()));
    }
    for (CellStream.Malformed row : cells.malformed()) {
      all.add(
          new Reject(
              source.name(), row.line(), named(row.column()), row.reason(), shortened(row.text())));
    }
    all.sort(Comparator.comparingLong(Reject::line));
    return all;
  }

  private static Optional<String> named(String column) {
    return column.isEmpty() ? Optional.empty() : Optional.of(column);
  }

  /** What the user should know of how the file was read: its encoding, its delimiter, its times. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(cells.warnings());
    for (int i = 0; i < decoders.length; i++) {
      if (decoders[i] instanceof InstantDecoder instants && instants.isDoubtful()) {
        warnings.add(
            "'%s': times in '%s' are read as seconds since 1970, but look like days; 'format: yyyyMMdd' would read them so"
                .formatted(source.name(), readings.get(i).column()));
      }
    }
    return warnings;
  }

  @Override
  public void close() {
    cells.close();
  }

  /** A rejected row whose line is not known yet. */
  private record Pending(long row, String column, String reason, String text) {}
}
