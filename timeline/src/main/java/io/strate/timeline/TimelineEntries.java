package io.strate.timeline;

import io.strate.domain.CodePoints;
import io.strate.domain.Consent;
import io.strate.domain.Entry;
import io.strate.domain.Origin;
import io.strate.domain.Timeline;
import io.strate.domain.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Entries of a packed or live timeline as records, for what reads few of them: the interpreter,
 * explanations, exports. Entries come as they were, but for fields that held an empty record.
 */
public final class TimelineEntries {

  /** Entries of one row stand in this order of their streams, whatever numbers these have. */
  private static final Comparator<StreamKey> STREAM_ORDER =
      Comparator.comparing(StreamKey::kind).thenComparing(StreamKey::name, CodePoints::compare);

  private final Vocabulary vocabulary;

  public TimelineEntries(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The entries of a view in canonical order. Origins are those that the view shows. */
  public Timeline of(PackedTimeline timeline) {
    return new Timeline(read(timeline));
  }

  /** The entries of a view in canonical order. Origins are those that the view shows. */
  public Timeline of(LiveTimeline timeline) {
    return new Timeline(read(timeline));
  }

  /** Packs entries whose origins carry origin numbers. */
  public byte[] pack(Timeline timeline) {
    TimelineBuilder builder = new TimelineBuilder(vocabulary);
    timeline.entries().forEach(builder::add);
    return builder.build();
  }

  private List<Entry> read(StreamedTimeline timeline) {
    List<Entry> entries = new ArrayList<>();
    IntStream.range(0, timeline.streams())
        .mapToObj(timeline::streamAt)
        .sorted(Comparator.comparing(vocabulary::stream, STREAM_ORDER))
        .forEach(stream -> readStream(timeline, stream, entries));
    return entries;
  }

  private void readStream(StreamedTimeline timeline, int stream, List<Entry> entries) {
    int size = timeline.size(stream);
    long[] times = new long[size];
    int[] sources = new int[size];
    long[] identities = new long[size];
    timeline.times(stream, times);
    timeline.origins(stream, sources, identities);
    List<Map<List<String>, Value>> rows = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      rows.add(new TreeMap<>(TimelineEntries::comparePaths));
    }
    for (int k = 0; k < timeline.columns(stream); k++) {
      readColumn(timeline, stream, k, rows);
    }
    StreamKey key = vocabulary.stream(stream);
    for (int row = 0; row < size; row++) {
      Origin origin = new Origin(sources[row], identities[row]);
      entries.add(entry(key, times[row], origin, rows.get(row)));
    }
  }

  private void readColumn(
      StreamedTimeline timeline, int stream, int index, List<Map<List<String>, Value>> rows) {
    List<String> path = vocabulary.column(timeline.columnAt(stream, index)).path();
    Value[] values = values(timeline, stream, index, rows.size());
    for (int row = 0; row < values.length; row++) {
      if (values[row].isKnown()) {
        rows.get(row).put(path, values[row]);
      }
    }
  }

  private static Value[] values(StreamedTimeline timeline, int stream, int index, int size) {
    int column = timeline.columnAt(stream, index);
    Value[] values = new Value[size];
    switch (timeline.typeAt(stream, index)) {
      case NUMBER -> {
        double[] numbers = new double[size];
        timeline.numbers(stream, column, numbers);
        Arrays.setAll(values, i -> Value.number(numbers[i]));
      }
      case TEXT -> {
        int[] codes = new int[size];
        timeline.texts(stream, column, codes);
        Arrays.setAll(
            values, i -> codes[i] < 0 ? Value.UNKNOWN : Value.text(timeline.text(codes[i])));
      }
      case BOOLEAN -> {
        byte[] booleans = new byte[size];
        timeline.booleans(stream, column, booleans);
        Arrays.setAll(values, i -> booleans[i] < 0 ? Value.UNKNOWN : Value.bool(booleans[i] == 1));
      }
      case INSTANT -> {
        long[] instants = new long[size];
        timeline.instants(stream, column, instants);
        Arrays.setAll(
            values,
            i -> instants[i] == TimelineView.UNKNOWN ? Value.UNKNOWN : Value.instant(instants[i]));
      }
      case ANY -> timeline.values(stream, column, values);
    }
    return values;
  }

  private static Entry entry(
      StreamKey key, long time, Origin origin, Map<List<String>, Value> row) {
    return switch (key.kind()) {
      case EVENT -> new Entry.Event(time, origin, key.name(), nest(row, 0));
      case ATTRIBUTE ->
          new Entry.AttributeStated(
              time, origin, key.name(), field(row, EntryColumns.VALUE).orElse(Value.UNKNOWN));
      case ACCOUNT -> new Entry.AccountStated(time, origin, text(row, EntryColumns.ACCOUNT));
      case CONSENT -> new Entry.ConsentStated(time, origin, consent(row));
      case NAMED -> new Entry.Named(time, origin);
    };
  }

  private static Consent consent(Map<List<String>, Value> row) {
    return new Consent(
        text(row, EntryColumns.CHANNEL).orElseThrow(),
        text(row, EntryColumns.PURPOSE).orElseThrow(),
        Consent.Status.valueOf(text(row, EntryColumns.STATUS).orElseThrow()),
        text(row, EntryColumns.BASIS).orElse(""),
        text(row, EntryColumns.HOW).orElse(""),
        text(row, EntryColumns.PROOF).orElse(""));
  }

  private static Optional<Value> field(Map<List<String>, Value> row, String name) {
    return Optional.ofNullable(row.get(List.of(name)));
  }

  private static Optional<String> text(Map<List<String>, Value> row, String name) {
    return field(row, name).map(value -> ((Value.Text) value).value());
  }

  /** Makes records of values at paths that share their first {@code depth} names. */
  private static Value.RecordOf nest(Map<List<String>, Value> row, int depth) {
    Map<String, Value> fields = new TreeMap<>();
    Map<String, Map<List<String>, Value>> deeper = new TreeMap<>();
    row.forEach(
        (path, value) -> {
          String name = path.get(depth);
          if (path.size() == depth + 1) {
            fields.put(name, value);
          } else {
            deeper
                .computeIfAbsent(name, _ -> new TreeMap<>(TimelineEntries::comparePaths))
                .put(path, value);
          }
        });
    deeper.forEach((name, values) -> fields.put(name, nest(values, depth + 1)));
    return new Value.RecordOf(fields);
  }

  private static int comparePaths(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return a.size() - b.size();
  }
}
