package io.strate.timeline;

import io.strate.domain.Type;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Writes streams in the form of {@link Layout}. The same entries always give the same bytes. */
final class PackedWriter {

  private final ByteSink sink = new ByteSink(1024);
  private final ByteSink texts = new ByteSink(64);
  private final ColumnWriter columnWriter = new ColumnWriter(sink);
  private int[] ranks = new int[0];
  private int[] sources = new int[4];
  private int sourceCount;
  private final IntUnaryOperator position;

  /**
   * @param position by which the streams are sorted, so that a reader can tell by the table of
   *     sources
   */
  PackedWriter(IntUnaryOperator position) {
    this.position = position;
  }

  /**
   * @param streams not empty, sorted, ascending by number; the first {@code count} of the array
   */
  byte[] write(StreamRows[] streams, int count, TextPool pool) {
    sink.clear();
    texts.clear();
    ranks = pool.write(usedTexts(streams, count, pool.size()), texts);
    collectSources(streams, count);
    sink.skip(Layout.DIRECTORY + count * Layout.DIRECTORY_ENTRY);
    for (int i = 0; i < sourceCount; i++) {
      sink.putInt(sources[i]);
    }
    int entries = 0;
    for (int i = 0; i < count; i++) {
      writeStream(streams[i], Layout.DIRECTORY + i * Layout.DIRECTORY_ENTRY);
      entries = Math.addExact(entries, streams[i].size());
    }
    int textsAt = sink.size();
    sink.putBytes(texts.array(), texts.size());
    int originsAt = writeOrigins(streams, count);
    sink.setInt(0, Layout.MAGIC);
    sink.setInt(Layout.LENGTH, sink.size());
    sink.setInt(Layout.ORIGINS, originsAt);
    sink.setInt(Layout.STREAMS, count);
    sink.setInt(Layout.SOURCES, sourceCount);
    sink.setInt(Layout.TEXTS, textsAt);
    sink.setInt(Layout.ENTRIES, entries);
    sink.setInt(Layout.CHECKSUM, Layout.checksum(sink.array(), Layout.CHECKED_FROM, originsAt));
    return sink.toBytes();
  }

  private static boolean[] usedTexts(StreamRows[] streams, int count, int texts) {
    boolean[] used = new boolean[texts];
    if (texts == 0) {
      return used;
    }
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < streams[i].columns(); k++) {
        RowColumn column = streams[i].columnAt(k);
        if (column.type == Type.Scalar.TEXT) {
          column.fill(streams[i].size());
          for (int row = 0; row < streams[i].size(); row++) {
            if (column.longs()[row] >= 0) {
              used[(int) column.longs()[row]] = true;
            }
          }
        }
      }
    }
    return used;
  }

  private void collectSources(StreamRows[] streams, int count) {
    sourceCount = 0;
    for (int i = 0; i < count; i++) {
      int last = -1;
      for (int row = 0; row < streams[i].size(); row++) {
        int source = streams[i].sources()[row];
        if (source != last) {
          addSource(source);
          last = source;
        }
      }
    }
  }

  private void addSource(int source) {
    int at = sourceIndex(source);
    if (at >= 0) {
      return;
    }
    if (sourceCount == sources.length) {
      sources = Arrays.copyOf(sources, 2 * sourceCount);
    }
    System.arraycopy(sources, ~at, sources, ~at + 1, sourceCount - ~at);
    sources[~at] = source;
    sourceCount++;
  }

  private void writeStream(StreamRows stream, int directoryEntry) {
    int block = sink.size();
    sink.setInt(directoryEntry, stream.number);
    sink.setInt(directoryEntry + 4, block);
    sink.setInt(directoryEntry + 8, stream.size());
    int columns = 0;
    for (int i = 0; i < stream.columns(); i++) {
      RowColumn column = stream.columnAt(i);
      column.fill(stream.size());
      columns += hasKnown(column, stream.size()) ? 1 : 0;
    }
    sink.putInt(columns);
    int descriptor = sink.skip((columns + 1) * Layout.DESCRIPTOR);
    columnWriter.writeTimes(descriptor, stream.times(), stream.size());
    for (int i = 0; i < stream.columns(); i++) {
      RowColumn column = stream.columnAt(i);
      if (hasKnown(column, stream.size())) {
        descriptor += Layout.DESCRIPTOR;
        columnWriter.write(descriptor, column, stream.size(), ranks);
      }
    }
  }

  private static boolean hasKnown(RowColumn column, int size) {
    long unknown = column.unknown();
    for (int row = 0; row < size; row++) {
      if (column.longs()[row] != unknown) {
        return true;
      }
    }
    return false;
  }

  private int writeOrigins(StreamRows[] streams, int count) {
    int at = sink.skip(4);
    for (int i = 0; i < count; i++) {
      StreamRows stream = streams[i];
      int size = stream.size();
      int first = sourceIndex(stream.sources()[0]);
      boolean constant = true;
      for (int row = 1; row < size && constant; row++) {
        constant = stream.sources()[row] == stream.sources()[0];
      }
      int width = constant ? 0 : Layout.unsignedWidth(sourceCount - 1);
      sink.putByte(width);
      sink.putInt(constant ? first : 0);
      for (int row = 0; row < size && !constant; row++) {
        sink.putWhole(sourceIndex(stream.sources()[row]), width);
      }
      for (int row = 0; row < size; row++) {
        sink.putLong(stream.identities()[row]);
      }
    }
    sink.setInt(at, Layout.checksum(sink.array(), at + 4, sink.size()));
    return at;
  }

  private int sourceIndex(int source) {
    int low = 0;
    int high = sourceCount - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(sources[middle], source);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return ~low;
  }

  /** By position, then by number. */
  private int compare(int a, int b) {
    int byPosition = Integer.compare(position.applyAsInt(a), position.applyAsInt(b));
    return byPosition != 0 ? byPosition : Integer.compare(a, b);
  }
}
