package io.strate.timeline;

import io.strate.domain.Entry;
import io.strate.domain.Type;
import io.strate.domain.Value;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One profile's timeline in memory, to which entries are added while it is evaluated again and
 * again. Adding the latest entry of a stream costs as much as its values; adding an earlier one
 * moves those behind it. Owned by one thread at a time.
 */
public final class LiveTimeline implements StreamedTimeline {

  private final IntUnaryOperator position;
  private final EntryColumns layout;
  private final RowStreams streams;
  private final TextPool texts = new TextPool();
  private boolean inOrder = true;

  /** An empty timeline that takes origin numbers for positions. */
  public LiveTimeline(Vocabulary vocabulary) {
    this(vocabulary, IntUnaryOperator.identity());
  }

  /**
   * An empty timeline.
   *
   * @param position the position of the source of an origin number, −1 if it no longer counts: its
   *     entries are left out
   */
  public LiveTimeline(Vocabulary vocabulary, IntUnaryOperator position) {
    this.position = position;
    layout = new EntryColumns(vocabulary);
    streams = new RowStreams(position);
  }

  /** Adds all entries of a packed timeline whose origins count and which are not there yet. */
  public void insertAll(byte[] timeline) {
    new PackedRows().addTo(streams, texts, timeline, 0, timeline.length, position);
    streams.sort();
  }

  /**
   * Adds an entry in its canonical place.
   *
   * @return whether it was new; an entry that is there already changes nothing
   */
  public boolean insert(Entry entry) {
    int source = entry.origin().source();
    if (position.applyAsInt(source) < 0) {
      return false;
    }
    StreamRows stream = streams.stream(layout.stream(entry));
    int row = stream.insert(entry.time(), source, entry.origin().identity());
    if (row < 0) {
      return false;
    }
    inOrder = false;
    layout.write(entry, stream, row, texts);
    return true;
  }

  /** The packed form of this timeline. */
  public byte[] pack() {
    sortStreams();
    return new PackedWriter(position).write(streams.array(), streams.count(), texts);
  }

  private void sortStreams() {
    if (!inOrder) {
      streams.sort();
      inOrder = true;
    }
  }

  @Override
  public int streams() {
    return streams.count();
  }

  @Override
  public int streamAt(int index) {
    sortStreams();
    return streams.array()[index].number;
  }

  @Override
  public int columns(int stream) {
    StreamRows rows = streams.find(stream);
    return rows == null ? 0 : rows.columns();
  }

  @Override
  public int columnAt(int stream, int index) {
    return streams.stream(stream).columnAt(index).number;
  }

  @Override
  public Type.Scalar typeAt(int stream, int index) {
    return streams.stream(stream).columnAt(index).type;
  }

  @Override
  public int size(int stream) {
    StreamRows rows = streams.find(stream);
    return rows == null ? 0 : rows.size();
  }

  @Override
  public void times(int stream, long[] into) {
    StreamRows rows = streams.find(stream);
    if (rows != null) {
      System.arraycopy(rows.times(), 0, into, 0, rows.size());
    }
  }

  @Override
  public void origins(int stream, int[] sources, long[] identities) {
    StreamRows rows = streams.find(stream);
    if (rows != null) {
      System.arraycopy(rows.identities(), 0, identities, 0, rows.size());
      for (int i = 0; i < rows.size(); i++) {
        sources[i] = position.applyAsInt(rows.sources()[i]);
      }
    }
  }

  @Override
  public void numbers(int stream, int column, double[] into) {
    RowColumn found = column(stream, column, Type.Scalar.NUMBER);
    if (found == null) {
      Arrays.fill(into, 0, size(stream), Double.NaN);
    } else {
      System.arraycopy(found.numbers(), 0, into, 0, size(stream));
    }
  }

  @Override
  public void micros(int stream, int column, long[] into) {
    longs(stream, column, Type.Scalar.NUMBER, into);
  }

  @Override
  public void instants(int stream, int column, long[] into) {
    longs(stream, column, Type.Scalar.INSTANT, into);
  }

  private void longs(int stream, int column, Type.Scalar type, long[] into) {
    RowColumn found = column(stream, column, type);
    if (found == null) {
      Arrays.fill(into, 0, size(stream), UNKNOWN);
    } else {
      System.arraycopy(found.longs(), 0, into, 0, size(stream));
    }
  }

  @Override
  public void booleans(int stream, int column, byte[] into) {
    RowColumn found = column(stream, column, Type.Scalar.BOOLEAN);
    int size = size(stream);
    for (int i = 0; i < size; i++) {
      into[i] = found == null ? -1 : (byte) found.longs()[i];
    }
  }

  @Override
  public void texts(int stream, int column, int[] into) {
    RowColumn found = column(stream, column, Type.Scalar.TEXT);
    int size = size(stream);
    for (int i = 0; i < size; i++) {
      into[i] = found == null ? NO_TEXT : (int) found.longs()[i];
    }
  }

  @Override
  public void values(int stream, int column, Value[] into) {
    RowColumn found = column(stream, column, Type.Scalar.ANY);
    if (found == null) {
      Arrays.fill(into, 0, size(stream), Value.UNKNOWN);
    } else {
      System.arraycopy(found.values(), 0, into, 0, size(stream));
    }
  }

  /** The column, readable up to the stream's size, if it is of this type. */
  private @Nullable RowColumn column(int stream, int column, Type.Scalar type) {
    StreamRows rows = streams.find(stream);
    RowColumn found = rows == null ? null : rows.findColumn(column);
    if (found == null || rows == null || found.type != type) {
      return null;
    }
    found.fill(rows.size());
    return found;
  }

  @Override
  public String text(int code) {
    return texts.text(code);
  }

  @Override
  public int code(String text) {
    return texts.code(text);
  }
}
