package io.strate.workspace.ingest;

import io.strate.lake.Contents;
import io.strate.lake.Lake;
import io.strate.lake.RowReader;
import io.strate.lake.Schema;
import io.strate.lake.SourceFile;
import io.strate.ledger.FileMark;
import io.strate.ledger.Reject;
import io.strate.ledger.RowWriter;
import io.strate.rule.interpret.RowInterpreter;
import io.strate.timeline.Vocabulary;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.row.Cells;
import io.strate.workspace.row.RowCompiler;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Reads rows of one source's files into one writer of rows. For one thread. */
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
      RowWriter writer,
      Vocabulary vocabulary,
      EventNames names) {
    this.lake = lake;
    this.zone = zone;
    this.schema = new Schema(source.columns());
    this.cells = new Cells(source.columns());
    RowCompiler compiler = new RowCompiler(cells, new RowInterpreter(zone, now));
    this.sink = RowSink.of(source, new RowSink.Tools(compiler, writer, vocabulary, names));
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
      RowReader.Held held,
      List<String> warnings) {
    FileMark mark() {
      return file.mark(rows, held.contents());
    }
  }

  /** Opens a file whose rows {@link #take} takes. */
  RowReader open(NewFiles.Fresh fresh) {
    Contents former = fresh.former().orElse(Contents.NONE);
    return lake.readAgain(fresh.file(), schema, cells.readings(), zone, former);
  }

  /** Opens a file as if it had never been read. */
  RowReader open(SourceFile file) {
    return lake.read(file, schema, cells.readings(), zone);
  }

  /** Takes the rows that come to a reader, to the end or until {@code stop} says so. */
  void take(RowReader reader, Counter counter, BooleanSupplier stop) {
    while (!stop.getAsBoolean() && reader.next()) {
      sink.take(reader.batch());
      counter.add(reader.batch().rows());
    }
  }

  /** Rows so far that {@code where} does not keep. */
  long dropped() {
    return sink.dropped();
  }

  /** What became of a file that was read to its end. */
  static Outcome outcome(NewFiles.Fresh fresh, RowReader reader, long dropped) {
    return new Outcome(
        fresh,
        reader.rows(),
        dropped,
        reader.rejected(),
        reader.rejects().stream().map(FileReading::reject).toList(),
        reader.held(),
        reader.warnings());
  }

  static Reject reject(io.strate.lake.Reject reject) {
    return new Reject(
        reject.file(), reject.line(), reject.column().orElse(""), reject.reason(), reject.text());
  }
}
