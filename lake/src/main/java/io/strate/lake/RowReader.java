package io.strate.lake;

import io.strate.domain.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
  private final Blocks blocks;
  private final Schema schema;
  private final ZoneId zone;
  private final List<Reading> readings;
  private final Decoder[] decoders;
  private final int[] positions;
  private final Batch batch;
  private final Optional<RowIdentities> identities;
  private final BitSet bad = new BitSet();
  private final int[] brokenIn = new int[Batch.CAPACITY];
  private final List<Pending> pending = new ArrayList<>();
  private final List<RowReader> besides = new ArrayList<>();
  private long rows;
  private long rejected;
  private boolean ended;

  /**
   * @param blocks of the file, or those of them that come to this reader
   * @param identities empty if rows get no hashes, which cost reading all of their cells
   */
  RowReader(
      SourceFile source,
      CellStream cells,
      Blocks blocks,
      Schema schema,
      List<Reading> readings,
      ZoneId zone,
      Optional<RowIdentities> identities) {
    this.source = source;
    this.identities = identities;
    this.cells = cells;
    this.blocks = blocks;
    this.schema = schema;
    this.zone = zone;
    this.readings = List.copyOf(readings);
    this.decoders = new Decoder[readings.size()];
    this.positions = new int[readings.size()];
    WallClock clock = new WallClock(zone);
    for (int i = 0; i < decoders.length; i++) {
      positions[i] = cells.header().indexOf(readings.get(i).column());
      decoders[i] = decoder(readings.get(i), schema, clock);
    }
    this.batch = new Batch(decoders, identities, brokenIn, this);
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

  /**
   * A reader of the same file for another thread: each batch comes to one of the two, and what is
   * to be said of all (rows, rejects, warnings) is said by this one, once the other is at its end.
   * It is closed before this one. None where a file's format does not allow it.
   */
  public Optional<RowReader> beside() {
    Optional<RowReader> beside =
        cells
            .beside()
            .map(
                others ->
                    new RowReader(
                        source,
                        cells,
                        others,
                        schema,
                        readings,
                        zone,
                        identities.map(RowIdentities::new)));
    beside.ifPresent(besides::add);
    return beside;
  }

  /** Column names of the file, in its order. */
  public List<String> header() {
    return cells.header();
  }

  /** Moves to the next batch, or answers false after the last. */
  public boolean next() {
    if (ended || !blocks.next()) {
      ended = true;
      return false;
    }
    Cells block = blocks.cells();
    rows += block.rows();
    Arrays.fill(brokenIn, 0, block.rows(), Batch.WHOLE);
    for (int i = 0; i < decoders.length; i++) {
      decode(i, block);
    }
    identities.ifPresent(of -> of.identify(blocks));
    batch.take(block.rows());
    return true;
  }

  /** The current batch. */
  public Batch batch() {
    return batch;
  }

  private void decode(int reading, Cells block) {
    int position = positions[reading];
    if (position < 0) {
      decoders[reading].clear(block.rows());
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
            + shortened(blocks.cells().text(positions[reading], row))
            + "'");
  }

  void reject(int blockRow, String column, String reason) {
    rejected++;
    if (pending.size() < MOST_REJECTS) {
      String why = lacks(column) ? "the file has no column '" + column + "'" : reason;
      pending.add(new Pending(blocks.before() + blockRow, column, why, rowText(blockRow)));
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
    int whole = cells.wholeAt();
    if (whole >= 0) {
      return shortened(blocks.cells().text(whole, row));
    }
    for (int c = 0; c < blocks.cells().columns(); c++) {
      out.append(c == 0 ? "" : ",").append(Csv.cell(blocks.cells().text(c, row)));
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
    long all = rows + besides.stream().mapToLong(beside -> beside.rows).sum();
    return all + (ended ? cells.malformed().size() : 0);
  }

  /**
   * Rejected rows so far; rows that could not be split count once the file has been read to its
   * end.
   */
  public long rejected() {
    long all = rejected + besides.stream().mapToLong(beside -> beside.rejected).sum();
    return all + (ended ? cells.malformed().size() : 0);
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
    List<Pending> known =
        Stream.concat(Stream.of(this), besides.stream())
            .flatMap(reader -> reader.pending.stream())
            .sorted(Comparator.comparingLong(Pending::row))
            .limit(MOST_REJECTS)
            .toList();
    long[] lines = cells.lines(known.stream().mapToLong(Pending::row).toArray());
    for (int i = 0; i < lines.length; i++) {
      Pending row = known.get(i);
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

  /** What the file held, once it has been read to its end. */
  public Held held() {
    RowIdentities all = new RowIdentities(identities.orElseThrow());
    identities.ifPresent(all::add);
    besides.forEach(beside -> beside.identities.ifPresent(all::add));
    return new Held(all.contents(), all.beginsAsBefore());
  }

  /**
   * What a file held.
   *
   * @param grown whether it begins with the rows that it had when it was read before
   */
  public record Held(Contents contents, boolean grown) {}

  /** What the user should know of how the file was read: its encoding, its delimiter, its times. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(cells.warnings());
    for (int i = 0; i < decoders.length; i++) {
      int reading = i;
      if (isDoubtful(reading) || besides.stream().anyMatch(b -> b.isDoubtful(reading))) {
        warnings.add(
            "'%s': times in '%s' are read as seconds since 1970, but look like days; 'format: yyyyMMdd' would read them so"
                .formatted(source.name(), readings.get(i).column()));
      }
    }
    return warnings;
  }

  private boolean isDoubtful(int reading) {
    return decoders[reading] instanceof InstantDecoder instants && instants.isDoubtful();
  }

  @Override
  public void close() {
    blocks.close();
  }

  /** A rejected row whose line is not known yet. */
  private record Pending(long row, String column, String reason, String text) {}
}
