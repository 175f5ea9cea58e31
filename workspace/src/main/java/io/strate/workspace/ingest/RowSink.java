package io.strate.workspace.ingest;

import io.strate.lake.Batch;
import io.strate.ledger.RowWriter;
import io.strate.rule.Expr;
import io.strate.timeline.Vocabulary;
import io.strate.workspace.definition.SourceDefinition;
import io.strate.workspace.definition.SourceDefinition.Timestamp;
import io.strate.workspace.row.Column;
import io.strate.workspace.row.RowCompiler;
import io.strate.workspace.row.Times;
import java.util.Optional;

/** Writes the rows of one file as entries. For one thread. */
abstract sealed class RowSink permits ProfileSink, EventSink, ConsentSink {

  /** What a sink is made with. */
  record Tools(RowCompiler compiler, RowWriter writer, Vocabulary vocabulary, EventNames names) {}

  final RowWriter writer;
  private final Optional<Column.Booleans> where;
  private final Optional<Column.Texts> messageIds;
  private String[] messages = {};
  private long dropped;

  /** How many of the first columns of batches {@code where} reads. */
  private final int whereReadings;

  RowSink(Tools tools, Optional<Expr> where, Optional<Expr> messageId) {
    this.writer = tools.writer();
    this.where = where.map(tools.compiler()::condition);
    this.whereReadings = tools.compiler().readings();
    this.messageIds = messageId.map(tools.compiler()::texts);
  }

  static RowSink of(SourceDefinition source, Tools tools) {
    return switch (source.rows()) {
      case SourceDefinition.Profiles profiles -> new ProfileSink(profiles, source.where(), tools);
      case SourceDefinition.Events events -> new EventSink(events, source.where(), tools);
      case SourceDefinition.Consents consents -> new ConsentSink(consents, source.where(), tools);
    };
  }

  /**
   * Writes the rows of a batch that {@code where} keeps, or rejects them. A row of which a cell
   * that {@code where} reads is broken is rejected: nobody knows whether it is to be kept.
   */
  final void take(Batch batch) {
    byte[] kept = where.isPresent() ? where.get().compute(batch) : null;
    if (messageIds.isPresent()) {
      messages = messageIds.get().compute(batch);
    }
    compute(batch);
    for (int row = 0; row < batch.rows(); row++) {
      int broken = batch.brokenIn(row);
      boolean isAsked = broken == Batch.WHOLE || broken >= whereReadings;
      if (isAsked && kept != null && kept[row] != 1) {
        dropped++;
      } else if (broken != Batch.WHOLE) {
        batch.rejectBroken(row);
      } else {
        take(batch, row);
      }
    }
  }

  /** Rows so far that {@code where} does not keep. */
  final long dropped() {
    return dropped;
  }

  /** Computes what the rows of a batch need. */
  abstract void compute(Batch batch);

  /** Writes or rejects one row. */
  abstract void take(Batch batch, int row);

  /** Tells the writer of the row's message id, if it has one. */
  final void identifyMessage(int row) {
    if (messageIds.isPresent() && !messages[row].isEmpty()) {
      writer.messageId(messages[row], MessageIdentity.of(messages[row]));
    }
  }

  static Column.Instants times(Timestamp time, Tools tools) {
    return Times.of(tools.compiler(), time.value(), time.format(), time.zone());
  }

  static void rejectTimeless(Batch batch, int row, Timestamp time) {
    batch.reject(row, Who.plainColumn(time.value()), "expected an instant, found none");
  }
}
