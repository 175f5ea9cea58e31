package io.strate.workspace.ingest;

import io.strate.domain.Consent;
import io.strate.domain.Entity;
import io.strate.domain.Type;
import io.strate.lake.Batch;
import io.strate.rule.Expr;
import io.strate.timeline.StreamKey;
import io.strate.workspace.definition.SourceDefinition.Consents;
import io.strate.workspace.definition.SourceDefinition.Given;
import io.strate.workspace.definition.SourceDefinition.Timestamp;
import io.strate.workspace.definition.StatusWords;
import io.strate.workspace.row.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes rows as consents given or withdrawn. */
final class ConsentSink extends RowSink {

  private final Who who;
  private final Timestamp timestamp;
  private final Column.Instants timeColumn;
  private final Required channel;
  private final Required purpose;
  private final Statuses statuses;
  private final List<Cell> details = new ArrayList<>();
  private final int stream;
  private final int statusColumn;
  private long[] times = {};

  ConsentSink(Consents source, Optional<Expr> where, Tools tools) {
    super(tools, where, source.messageId());
    who = new Who(Entity.CONTACT, source.contact(), tools.compiler(), tools.writer());
    timestamp = source.time();
    timeColumn = times(timestamp, tools);
    channel = new Required("channel", source.channel(), tools);
    purpose = new Required("purpose", source.purpose(), tools);
    statuses = Statuses.of(source.given(), tools);
    source.basis().ifPresent(basis -> details.add(detail("basis", basis, tools)));
    source.how().ifPresent(how -> details.add(detail("how", how, tools)));
    source.proof().ifPresent(proof -> details.add(detail("proof", proof, tools)));
    stream = tools.vocabulary().stream(StreamKey.CONSENTS);
    statusColumn = Target.column(tools.vocabulary(), "status").of(Type.Scalar.TEXT);
  }

  private static Cell detail(String name, Expr value, Tools tools) {
    return Cell.of(tools.compiler().texts(value), Target.column(tools.vocabulary(), name));
  }

  @Override
  void compute(Batch batch) {
    who.compute(batch, writer);
    times = timeColumn.compute(batch);
    channel.values = channel.texts.compute(batch);
    purpose.values = purpose.texts.compute(batch);
    statuses.compute(batch);
    details.forEach(detail -> detail.compute(batch));
  }

  @Override
  void take(Batch batch, int row) {
    int named = who.namedBy(row);
    if (named < 0) {
      who.rejectNameless(batch, row);
    } else if (times[row] == Batch.UNKNOWN) {
      rejectTimeless(batch, row, timestamp);
    } else if (channel.isThere(batch, row) && purpose.isThere(batch, row)) {
      Optional<Consent.Status> status = statuses.of(row);
      if (status.isPresent()) {
        write(batch, row, named, status.get());
      } else {
        statuses.reject(batch, row);
      }
    }
  }

  private void write(Batch batch, int row, int named, Consent.Status status) {
    who.begin(named, row, times[row], batch.hashes()[row], writer);
    who.identify(named, row, writer);
    identifyMessage(row);
    writer.entry(stream);
    writer.text(channel.target, channel.values[row]);
    writer.text(purpose.target, purpose.values[row]);
    writer.text(statusColumn, status.name());
    for (Cell detail : details) {
      detail.write(row, writer);
    }
    writer.end();
  }

  /** A text that every row has. */
  private static final class Required {
    private final String name;
    private final String column;
    private final Column.Texts texts;
    private final int target;
    private String[] values = {};

    Required(String name, Expr expr, Tools tools) {
      this.name = name;
      this.column = Who.plainColumn(expr);
      this.texts = tools.compiler().texts(expr);
      this.target = Target.column(tools.vocabulary(), name).of(Type.Scalar.TEXT);
    }

    boolean isThere(Batch batch, int row) {
      if (values[row].isEmpty()) {
        batch.reject(row, column, "expected a " + name + ", found an empty cell");
        return false;
      }
      return true;
    }
  }

  /** How rows say whether a consent is given or withdrawn. */
  private abstract static sealed class Statuses {

    static Statuses of(Given given, Tools tools) {
      return switch (given) {
        case Given.ByWord(var word) ->
            new Words(tools.compiler().texts(word), Who.plainColumn(word));
        case Given.ByCondition(var condition) ->
            new Conditions(tools.compiler().condition(condition));
      };
    }

    abstract void compute(Batch batch);

    abstract Optional<Consent.Status> of(int row);

    abstract void reject(Batch batch, int row);
  }

  private static final class Words extends Statuses {
    private final Column.Texts texts;
    private final String column;
    private String[] words = {};

    Words(Column.Texts texts, String column) {
      this.texts = texts;
      this.column = column;
    }

    @Override
    void compute(Batch batch) {
      words = texts.compute(batch);
    }

    @Override
    Optional<Consent.Status> of(int row) {
      return StatusWords.read(words[row]);
    }

    @Override
    void reject(Batch batch, int row) {
      batch.reject(
          row, column, "expected given or withdrawn (or yes or no), found '" + words[row] + "'");
    }
  }

  private static final class Conditions extends Statuses {
    private final Column.Booleans condition;
    private byte[] holds = {};

    Conditions(Column.Booleans condition) {
      this.condition = condition;
    }

    @Override
    void compute(Batch batch) {
      holds = condition.compute(batch);
    }

    @Override
    Optional<Consent.Status> of(int row) {
      return Optional.of(holds[row] == 1 ? Consent.Status.GIVEN : Consent.Status.WITHDRAWN);
    }

    @Override
    void reject(Batch batch, int row) {
      throw new IllegalStateException("a condition always says one or the other");
    }
  }
}
