package io.strate.engine.stream;

import io.strate.timeline.StreamKey;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All events of a name, read from the view. */
final class RawFeed extends Feed {

  private final StreamKey key;
  private final Vocabulary vocabulary;
  private final List<PropertyColumns> columns = new ArrayList<>();
  private int stream;
  private @Nullable MergedView merged;

  RawFeed(String event, Vocabulary vocabulary) {
    this.key = StreamKey.event(event);
    this.vocabulary = vocabulary;
    this.stream = vocabulary.findStream(key);
  }

  /** Looks for streams and columns again that had no number so far. */
  void bind() {
    stream = vocabulary.findStream(key);
    columns.forEach(PropertyColumns::bind);
  }

  @Override
  int owner(int entry) {
    return merged == null ? 0 : merged.owner(stream, entry);
  }

  @Override
  void added(Property property) {
    columns.add(new PropertyColumns(property, vocabulary));
  }

  @Override
  boolean isSteady() {
    return true;
  }

  @Override
  int loadTimes(Reading reading) {
    int all = stream < 0 ? 0 : reading.view.size(stream);
    if (all == 0) {
      return 0;
    }
    reserve(all);
    merged = reading.view instanceof MergedView several ? several : null;
    reading.view.times(stream, times);
    return reading.upToNow(times, all);
  }

  @Override
  void load(Property property, int number, Reading reading) {
    columns.get(number).load(stream, size, reading);
  }
}
