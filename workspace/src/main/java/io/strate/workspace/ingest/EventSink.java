package io.strate.workspace.ingest;

import io.strate.domain.Entity;
import io.strate.lake.Batch;
import io.strate.rule.Expr;
import io.strate.timeline.StreamKey;
import io.strate.timeline.Vocabulary;
import io.strate.workspace.definition.SourceDefinition.EventName;
import io.strate.workspace.definition.SourceDefinition.Events;
import io.strate.workspace.definition.SourceDefinition.Timestamp;
import io.strate.workspace.row.Column;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes rows as events. */
final class EventSink extends RowSink {

  private final Who who;
  private final Timestamp timestamp;
  private final Column.Instants timeColumn;
  private final Streams streams;
  private final Cell[] properties;
  private long[] times = {};

  EventSink(Events source, Optional<Expr> where, Tools tools) {
    super(tools, where, source.messageId());
    who = new Who(Entity.CONTACT, source.contact(), tools.compiler(), tools.writer());
    timestamp = source.time();
    timeColumn = times(timestamp, tools);
    streams = Streams.of(source.event(), tools);
    properties =
        source.properties().stream()
            .map(
                property ->
                    Cell.of(
                        tools.compiler().values(property.value()),
                        Target.property(tools.vocabulary(), property.path())))
            .toArray(Cell[]::new);
  }

  @Override
  void compute(Batch batch) {
    who.compute(batch, writer);
    times = timeColumn.compute(batch);
    streams.compute(batch);
    for (Cell property : properties) {
      property.compute(batch);
    }
  }

  @Override
  void take(Batch batch, int row) {
    int named = who.namedBy(row);
    int stream = streams.of(row);
    if (named < 0) {
      who.rejectNameless(batch, row);
    } else if (times[row] == Batch.UNKNOWN) {
      rejectTimeless(batch, row, timestamp);
    } else if (stream == Vocabulary.NONE) {
      batch.reject(row, streams.column(), "expected the name of an event, found an empty cell");
    } else {
      write(batch, row, named, stream);
    }
  }

  private void write(Batch batch, int row, int named, int stream) {
    who.begin(named, row, times[row], batch.hashes()[row], writer);
    who.identify(named, row, writer);
    identifyMessage(row);
    writer.entry(stream);
    for (Cell property : properties) {
      property.write(row, writer);
    }
    writer.end();
  }

  /** Which stream each row's event belongs to. */
  private abstract static sealed class Streams {
    abstract void compute(Batch batch);

    /** The number of a stream, or {@link Vocabulary#NONE}. */
    abstract int of(int row);

    abstract String column();

    static Streams of(EventName name, Tools tools) {
      return switch (name) {
        case EventName.Fixed(var fixed) -> {
          tools.names().add(fixed);
          yield new One(tools.vocabulary().stream(StreamKey.event(fixed)));
        }
        case EventName.InColumn(var expr) ->
            new ByName(tools.compiler().texts(expr), Who.plainColumn(expr), tools);
      };
    }
  }

  private static final class One extends Streams {
    private final int stream;

    One(int stream) {
      this.stream = stream;
    }

    @Override
    void compute(Batch batch) {}

    @Override
    int of(int row) {
      return stream;
    }

    @Override
    String column() {
      return "";
    }
  }

  private static final class ByName extends Streams {
    private final Column.Texts texts;
    private final String column;
    private final Tools tools;
    private final Map<String, Integer> streams = new HashMap<>();
    private String[] names = {};

    ByName(Column.Texts texts, String column, Tools tools) {
      this.texts = texts;
      this.column = column;
      this.tools = tools;
    }

    @Override
    void compute(Batch batch) {
      names = texts.compute(batch);
    }

    @Override
    int of(int row) {
      String name = names[row];
      Integer known = streams.get(name);
      if (known == null) {
        known = name.isEmpty() ? Vocabulary.NONE : added(name);
        streams.put(name, known);
      }
      return known;
    }

    private int added(String name) {
      tools.names().add(name);
      return tools.vocabulary().stream(StreamKey.event(name));
    }

    @Override
    String column() {
      return column;
    }
  }
}
