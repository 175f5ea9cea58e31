package io.strate.timeline;

/**
 * Small numbers for streams and columns, the same for the life of a store. Numbers are dense from 0
 * and never reused. Implementations are safe for use by several threads.
 */
public interface Vocabulary {

  /** What {@link #findStream} and {@link #findColumn} answer for a key that has no number. */
  int NONE = -1;

  /** The number of a stream, given now if it has none. */
  int stream(StreamKey key);

  /** The number of a stream, or {@link #NONE}. */
  int findStream(StreamKey key);

  /** The stream that has a number. */
  StreamKey stream(int number);

  /** The number of a column, given now if it has none. */
  int column(ColumnKey key);

  /** The number of a column, or {@link #NONE}. */
  int findColumn(ColumnKey key);

  /** The column that has a number. */
  ColumnKey column(int number);

  int streams();

  int columns();
}
