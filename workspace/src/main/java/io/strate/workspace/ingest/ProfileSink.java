package io.strate.workspace.ingest;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.domain.Type;
import io.strate.lake.Batch;
import io.strate.rule.Expr;
import io.strate.timeline.StreamKey;
import io.strate.workspace.definition.SourceDefinition.Attribute;
import io.strate.workspace.definition.SourceDefinition.Profiles;
import io.strate.workspace.definition.SourceDefinition.Timestamp;
import io.strate.workspace.row.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes rows as statements about contacts or accounts: attributes, the account. With a time each
 * row states all of them from then on; without one the ledger states what changed.
 */
final class ProfileSink extends RowSink {

  /** The column of what an attribute is worth, and that of which account it is. */
  private static final String VALUE = "value";

  private static final String ACCOUNT = "account";

  private final Who who;
  private final Optional<Timestamp> timestamp;
  private final Optional<Column.Instants> timeColumn;
  private final List<Statement> statements = new ArrayList<>();
  private final int namings;
  private long[] times = {};

  /** A stream and the cell that it is told. */
  private record Statement(int stream, Cell cell) {}

  ProfileSink(Profiles source, Optional<Expr> where, Tools tools) {
    super(tools, where, source.messageId());
    Map<String, Expr> identifiers = new LinkedHashMap<>();
    identifiers.put(Identifier.DEFAULT_KIND, source.id());
    source.identifiers().forEach(identifiers::putIfAbsent);
    who = new Who(source.of(), identifiers, tools.compiler(), tools.writer());
    timestamp = source.time();
    timeColumn = source.time().map(time -> times(time, tools));
    source.attributes().forEach(attribute -> statements.add(statement(attribute, tools)));
    if (source.of() == Entity.CONTACT) {
      source.account().ifPresent(account -> statements.add(account(account, tools)));
    }
    namings = tools.vocabulary().stream(StreamKey.NAMINGS);
  }

  private static Statement statement(Attribute attribute, Tools tools) {
    return new Statement(
        tools.vocabulary().stream(StreamKey.attribute(attribute.name())),
        Cell.of(
            tools.compiler().values(attribute.value()), Target.column(tools.vocabulary(), VALUE)));
  }

  private static Statement account(Expr account, Tools tools) {
    Target target = Target.column(tools.vocabulary(), ACCOUNT);
    target.of(Type.Scalar.TEXT);
    return new Statement(
        tools.vocabulary().stream(StreamKey.ACCOUNTS),
        Cell.of(tools.compiler().texts(account), target));
  }

  @Override
  void compute(Batch batch) {
    if (timeColumn.isPresent()) {
      who.compute(batch, writer);
      times = timeColumn.get().compute(batch);
    } else {
      who.compute(batch);
    }
    for (Statement statement : statements) {
      statement.cell().compute(batch);
    }
  }

  /** The source's {@code id} is what names a profile; other identifiers do not stand in for it. */
  @Override
  void take(Batch batch, int row) {
    if (who.namedBy(row) != 0) {
      who.rejectNameless(batch, row);
    } else if (timeColumn.isEmpty()) {
      state(batch, row);
    } else if (times[row] == Batch.UNKNOWN) {
      rejectTimeless(batch, row, timestamp.orElseThrow());
    } else {
      stateAt(batch, row);
    }
  }

  private void stateAt(Batch batch, int row) {
    who.begin(0, row, times[row], batch.hashes()[row], writer);
    who.identify(0, row, writer);
    identifyMessage(row);
    for (Statement statement : statements) {
      writer.entry(statement.stream());
      statement.cell().write(row, writer);
    }
    if (statements.isEmpty()) {
      writer.entry(namings);
    }
    writer.end();
  }

  /** What holds is stated anew at every reading: a message id would say nothing. */
  private void state(Batch batch, int row) {
    writer.beginState(who.kind(0), who.name(0, row), batch.hashes()[row]);
    who.identify(0, row, writer);
    for (Statement statement : statements) {
      if (statement.cell().isKnown(row)) {
        writer.entry(statement.stream());
        statement.cell().write(row, writer);
      }
    }
    writer.end();
  }
}
