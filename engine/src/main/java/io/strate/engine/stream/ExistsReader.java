package io.strate.engine.stream;

import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;

/**
 * Whether a profile has an entry with time ≤ now. Reads last: mostly another reader has seen one;
 * only if none has, all streams are looked through.
 */
final class ExistsReader implements LeafReader {

  private final Vocabulary vocabulary;
  private final Slot slot;
  private long[] times = new long[16];

  ExistsReader(Vocabulary vocabulary, Slot slot) {
    this.vocabulary = vocabulary;
    this.slot = slot;
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    if (!reading.exists) {
      search(reading);
    }
    block.bit(slot.index(), row, reading.exists);
  }

  private void search(Reading reading) {
    TimelineView view = reading.view;
    int streams = vocabulary.streams();
    for (int stream = 0; stream < streams && !reading.exists; stream++) {
      int size = view.size(stream);
      if (size > 0) {
        if (times.length < size) {
          times = new long[Property.roomy(size)];
        }
        view.times(stream, times);
        reading.upToNow(times, size);
      }
    }
  }
}
