package io.strate.workspace.ingest;

import io.strate.lake.Lake;
import io.strate.lake.RowReader;
import io.strate.lake.Schema;
import io.strate.ledger.BulkLoad;
import io.strate.ledger.Ledger;
import io.strate.ledger.Reject;
import io.strate.rule.interpret.RowInterpreter;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.row.Cells;
import io.strate.workspace.row.RowCompiler;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads files of one source, one after the other, into one writer of rows. For one thread. */
final class FileReading {

  private final Lake lake;
  private final ZoneId zone;
  private final Schema schema;
  private final Cells cells;
  private final RowSink sink;

  FileReading(
      SourceDefinition source,
      ZoneId zone,
      long now,
      Lake lake,
      Ledger ledger,
      BulkLoad load,
      EventNames names) {
    this.lake = lake;
    this.zone = zone;
    this.schema = new Schema(source.columns());
    this.cells = new Cells(source.columns());
    RowCompiler compiler = new RowCompiler(cells, new RowInterpreter(zone, now));
    this.sink =
        RowSink.of(source, new RowSink.Tools(compiler, load.writer(), ledger.vocabulary(), names));
  }

  /** Told how many more rows are to come, and have been read. */
  interface Counter {
    void expect(long rows);

    void add(int rows);
  }

  /** What became of a file. */
  record Outcome(
      NewFiles.Fresh file,
      long rows,
      long dropped,
      long rejected,
      List<Reject> rejects,
      List<String> warnings) {}

  /** Reads a file to its end, or until {@code stop} says so. */
  Outcome read(NewFiles.Fresh fresh, Counter counter, BooleanSupplier stop) {
    long droppedBefore = sink.dropped();
    try (RowReader reader = lake.read(fresh.file(), schema, cells.readings(), zone)) {
      counter.expect(reader.expectedRows());
      while (!stop.getAsBoolean() && reader.next()) {
        sink.take(reader.batch());
        counter.add(reader.batch().rows());
      }
      List<Reject> rejects =
          stop.getAsBoolean()
              ? List.of()
              : reader.rejects().stream().map(FileReading::reject).toList();
      return new Outcome(
          fresh,
          reader.rows(),
          sink.dropped() - droppedBefore,
          reader.rejected(),
          rejects,
          reader.warnings());
    }
  }

  private static Reject reject(io.strate.lake.Reject reject) {
    return new Reject(
        reject.file(), reject.line(), reject.column().orElse(""), reject.reason(), reject.text());
  }
}
