package io.strate.timeline;

import io.strate.domain.Type;

/** A timeline that can say which streams and columns it holds, in ascending order. */
public interface StreamedTimeline extends TimelineView {

  /** How many streams there are. */
  int streams();

  /** The number of the stream at an index. */
  int streamAt(int index);

  /** How many columns a stream has. */
  int columns(int stream);

  /** The number of the column at an index of a stream. */
  int columnAt(int stream, int index);

  /** The type of the column at an index of a stream. */
  Type.Scalar typeAt(int stream, int index);
}
