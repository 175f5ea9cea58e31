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

  /** Of the profile whose number follows, the time of its first entry. */
  private long first;

  private long profile;

  ExistsReader(Vocabulary vocabulary, Slot slot) {
    this.vocabulary = vocabulary;
    this.slot = slot;
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    if (!reading.exists && reading.several) {
      compare(reading);
    } else if (!reading.exists) {
      search(reading);
    }
    block.bit(slot.index(), row, reading.exists);
  }

  private void search(Reading reading) {
    int streams = vocabulary.streams();
    for (int stream = 0; stream < streams && !reading.exists; stream++) {
      int size = load(reading.view, stream);
      reading.upToNow(times, size);
    }
  }

  /** The same, for a profile that is read as of several instants. */
  private void compare(Reading reading) {
    if (profile != reading.profile) {
      profile = reading.profile;
      first = Block.NEVER;
      for (int stream = 0; stream < vocabulary.streams(); stream++) {
        if (load(reading.view, stream) > 0) {
          first = Math.min(first, times[0]);
        }
      }
    }
    reading.exists = first <= reading.now;
  }

  private int load(TimelineView view, int stream) {
    int size = view.size(stream);
    if (times.length < size) {
      times = new long[Property.roomy(size)];
    }
    if (size > 0) {
      view.times(stream, times);
    }
    return size;
  }
}
