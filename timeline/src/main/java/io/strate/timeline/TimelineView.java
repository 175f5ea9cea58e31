package io.strate.timeline;

import io.strate.domain.Value;

/**
 * One profile's entries, read column by column. Within a stream, entries stand in canonical order;
 * {@code size(s)} elements are written to the front of each array. Streams and columns go by their
 * numbers in a {@link Vocabulary}; those that the timeline does not hold have size 0, or are
 * unknown throughout. A view is read by one thread at a time.
 */
public interface TimelineView {

  /** Unknown in columns of instants and of micros. */
  long UNKNOWN = Long.MIN_VALUE;

  /** In micros: a number beyond ±10¹², which makes an exact sum unknown. */
  long BEYOND = Long.MAX_VALUE;

  /** In columns of text: unknown. */
  int NO_TEXT = -1;

  /** How many entries a stream has. */
  int size(int stream);

  /** Times in milliseconds; {@link io.strate.domain.Entry#ALWAYS} sorts first. */
  void times(int stream, long[] into);

  /** The source position and identity of each entry. */
  void origins(int stream, int[] sources, long[] identities);

  /** Numbers; NaN where unknown. */
  void numbers(int stream, int column, double[] into);

  /**
   * Numbers as exact decimals with six places ({@link io.strate.domain.Decimal#micros}), in
   * millionths; {@link #UNKNOWN}, {@link #BEYOND}.
   */
  void micros(int stream, int column, long[] into);

  /** Instants in milliseconds; {@link #UNKNOWN}. */
  void instants(int stream, int column, long[] into);

  /** 1 for true, 0 for false, −1 for unknown. */
  void booleans(int stream, int column, byte[] into);

  /**
   * Codes of texts; {@link #NO_TEXT}. Within this view equal texts have equal codes and different
   * ones different codes, across all streams and columns; in another view they differ.
   */
  void texts(int stream, int column, int[] into);

  /** The text that has a code in this view. */
  String text(int code);

  /** The code of a text in this view, or {@link #NO_TEXT} if the timeline does not hold it. */
  int code(String text);

  /** Lists (columns of type ANY); {@link Value#UNKNOWN} where there is none. */
  void values(int stream, int column, Value[] into);
}
