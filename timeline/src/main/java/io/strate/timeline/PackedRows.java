package io.strate.timeline;

import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.function.IntUnaryOperator;

/** Unpacks a packed timeline into growing streams. Shows origins by their numbers. */
final class PackedRows {

  private final PackedTimeline timeline = new PackedTimeline();
  private long[] longs = new long[64];
  private double[] numbers = new double[64];
  private int[] codes = new int[64];
  private byte[] bytes = new byte[64];
  private Value[] values = new Value[64];
  private int[] sources = new int[64];
  private long[] identities = new long[64];
  private int[] rows = new int[64];
  private int[] pooled = new int[16];

  /** Adds the entries whose origin has a position; answers how many they are. */
  int addTo(
      RowStreams streams,
      TextPool texts,
      byte[] array,
      int offset,
      int length,
      IntUnaryOperator position) {
    timeline.wrap(array, offset, length, true);
    timeline.verifyOrigins();
    pool(texts);
    int added = 0;
    for (int i = 0; i < timeline.streams(); i++) {
      int number = timeline.streamAt(i);
      int size = timeline.size(number);
      reserve(size);
      timeline.times(number, longs);
      timeline.origins(number, sources, identities);
      int kept = addRows(streams, number, size, position);
      added += kept;
      for (int k = 0; k < timeline.columns(number) && kept > 0; k++) {
        addColumn(streams.stream(number), number, size, k);
      }
    }
    return added;
  }

  private void pool(TextPool texts) {
    if (pooled.length < timeline.texts()) {
      pooled = new int[Math.max(timeline.texts(), 2 * pooled.length)];
    }
    for (int code = 0; code < timeline.texts(); code++) {
      pooled[code] = texts.add(timeline.text(code));
    }
  }

  private int addRows(RowStreams streams, int number, int size, IntUnaryOperator position) {
    int kept = 0;
    int last = -1;
    boolean counts = false;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sources[i] != last) {
        last = sources[i];
        counts = position.applyAsInt(last) >= 0;
      }
      rows[i] = counts ? streams.stream(number).append(longs[i], last, identities[i]) : -1;
      kept += counts ? 1 : 0;
    }
    return kept;
  }

  private void addColumn(StreamRows target, int number, int size, int index) {
    int column = timeline.columnAt(number, index);
    Type.Scalar type = timeline.typeAt(number, index);
    RowColumn into = target.column(column, type);
    switch (type) {
      case NUMBER -> {
        timeline.numbers(number, column, numbers);
        for (int i = 0; i < size; i++) {
          if (rows[i] >= 0 && !Double.isNaN(numbers[i])) {
            into.setNumber(rows[i], numbers[i]);
          }
        }
      }
      case INSTANT -> {
        timeline.instants(number, column, longs);
        addLongs(into, size);
      }
      case BOOLEAN -> {
        timeline.booleans(number, column, bytes);
        for (int i = 0; i < size; i++) {
          longs[i] = bytes[i];
        }
        addLongs(into, size);
      }
      case TEXT -> {
        timeline.texts(number, column, codes);
        for (int i = 0; i < size; i++) {
          longs[i] = codes[i] < 0 ? codes[i] : pooled[codes[i]];
        }
        addLongs(into, size);
      }
      case ANY -> {
        timeline.values(number, column, values);
        for (int i = 0; i < size; i++) {
          if (rows[i] >= 0 && values[i].isKnown()) {
            into.setValue(rows[i], values[i]);
          }
        }
      }
    }
  }

  private void addLongs(RowColumn into, int size) {
    for (int i = 0; i < size; i++) {
      if (rows[i] >= 0 && longs[i] != into.unknown()) {
        into.setLong(rows[i], longs[i]);
      }
    }
  }

  private void reserve(int size) {
    if (longs.length < size) {
      int capacity = Math.max(size, 2 * longs.length);
      longs = new long[capacity];
      numbers = new double[capacity];
      codes = new int[capacity];
      bytes = new byte[capacity];
      values = new Value[capacity];
      sources = new int[capacity];
      identities = new long[capacity];
      rows = new int[capacity];
    }
  }
}
