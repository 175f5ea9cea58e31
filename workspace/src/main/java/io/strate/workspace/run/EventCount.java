package io.strate.workspace.run;

import io.strate.timeline.StreamKey;
import io.strate.timeline.StreamedTimeline;
import io.strate.timeline.Vocabulary;

/** Counts the events of a timeline that have happened by an instant. For one thread. */
final class EventCount {

  private final boolean[] isEvent;
  private final long now;
  private long[] times = new long[64];

  EventCount(Vocabulary vocabulary, long now) {
    this.now = now;
    isEvent = new boolean[vocabulary.streams()];
    for (int stream = 0; stream < isEvent.length; stream++) {
      isEvent[stream] = vocabulary.stream(stream).kind() == StreamKey.Kind.EVENT;
    }
  }

  int of(StreamedTimeline timeline) {
    int count = 0;
    for (int i = 0; i < timeline.streams(); i++) {
      int stream = timeline.streamAt(i);
      if (isEvent[stream]) {
        count += happened(timeline, stream);
      }
    }
    return count;
  }

  private int happened(StreamedTimeline timeline, int stream) {
    int size = timeline.size(stream);
    if (times.length < size) {
      times = new long[size * 2];
    }
    timeline.times(stream, times);
    while (size > 0 && times[size - 1] > now) {
      size--;
    }
    return size;
  }
}
