package io.strate.ledger.rocks;

import io.strate.domain.Type;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.StreamKey;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A vocabulary that stands in the store: a number is in the log before anything can use it. */
final class StoredVocabulary implements Vocabulary {

  private static final String STREAM = "stream";
  private static final String COLUMN = "column";

  private final Facts facts;
  private final Map<StreamKey, Integer> streams = new ConcurrentHashMap<>();
  private final Map<ColumnKey, Integer> columns = new ConcurrentHashMap<>();
  private volatile List<StreamKey> streamKeys = List.of();
  private volatile List<ColumnKey> columnKeys = List.of();

  StoredVocabulary(Facts facts) {
    this.facts = facts;
    List<StreamKey> storedStreams = new ArrayList<>();
    facts.each(Facts.key(STREAM + "/"), (_, value) -> storedStreams.add(readStream(value)));
    List<ColumnKey> storedColumns = new ArrayList<>();
    facts.each(Facts.key(COLUMN + "/"), (_, value) -> storedColumns.add(readColumn(value)));
    streamKeys = storedStreams;
    columnKeys = storedColumns;
    for (int i = 0; i < storedStreams.size(); i++) {
      streams.put(storedStreams.get(i), i);
    }
    for (int i = 0; i < storedColumns.size(); i++) {
      columns.put(storedColumns.get(i), i);
    }
  }

  @Override
  public int stream(StreamKey key) {
    Integer known = streams.get(key);
    return known != null ? known : addStream(key);
  }

  private synchronized int addStream(StreamKey key) {
    Integer known = streams.get(key);
    if (known != null) {
      return known;
    }
    int number = streamKeys.size();
    facts.put(
        Facts.key(STREAM, number),
        new Bytes(32).u8(key.kind().ordinal()).text(key.name()).toArray());
    List<StreamKey> longer = new ArrayList<>(streamKeys);
    longer.add(key);
    streamKeys = longer;
    streams.put(key, number);
    return number;
  }

  @Override
  public int findStream(StreamKey key) {
    return streams.getOrDefault(key, NONE);
  }

  @Override
  public StreamKey stream(int number) {
    return streamKeys.get(number);
  }

  @Override
  public int column(ColumnKey key) {
    Integer known = columns.get(key);
    return known != null ? known : addColumn(key);
  }

  private synchronized int addColumn(ColumnKey key) {
    Integer known = columns.get(key);
    if (known != null) {
      return known;
    }
    int number = columnKeys.size();
    Bytes value = new Bytes(32).u8(key.type().ordinal()).varint(key.path().size());
    key.path().forEach(value::text);
    facts.put(Facts.key(COLUMN, number), value.toArray());
    List<ColumnKey> longer = new ArrayList<>(columnKeys);
    longer.add(key);
    columnKeys = longer;
    columns.put(key, number);
    return number;
  }

  @Override
  public int findColumn(ColumnKey key) {
    return columns.getOrDefault(key, NONE);
  }

  @Override
  public ColumnKey column(int number) {
    return columnKeys.get(number);
  }

  @Override
  public int streams() {
    return streamKeys.size();
  }

  @Override
  public int columns() {
    return columnKeys.size();
  }

  private static StreamKey readStream(byte[] value) {
    BytesReader reader = new BytesReader(value);
    return new StreamKey(one(StreamKey.Kind.values(), reader.u8()), reader.text());
  }

  private static ColumnKey readColumn(byte[] value) {
    BytesReader reader = new BytesReader(value);
    Type.Scalar type = one(Type.Scalar.values(), reader.u8());
    List<String> path = new ArrayList<>();
    for (int rest = reader.count(); rest > 0; rest--) {
      path.add(reader.text());
    }
    return new ColumnKey(path, type);
  }

  private static <T> T one(T[] values, int ordinal) {
    if (ordinal >= values.length) {
      throw Trouble.damaged("", "a word of kind " + ordinal);
    }
    return values[ordinal];
  }
}
