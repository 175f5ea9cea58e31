package io.strate.engine.stream;

import io.strate.domain.Consent;
import io.strate.domain.Type;
import io.strate.engine.column.Block;
import io.strate.engine.column.Slot;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether the last consent for a channel and a purpose allows it, for all that rules ask about. */
final class ConsentReader implements LeafReader {

  private record Asked(String channel, String purpose, Slot slot) {}

  private final Vocabulary vocabulary;
  private final Set<String> bases;
  private final List<Asked> asked = new ArrayList<>();
  private long[] times = new long[8];
  private int[] channels = new int[8];
  private int[] purposes = new int[8];
  private int[] statuses = new int[8];
  private int[] basisCodes = new int[8];

  /**
   * @param bases declared legal bases besides consent
   */
  ConsentReader(Vocabulary vocabulary, Set<String> bases) {
    this.vocabulary = vocabulary;
    this.bases = bases;
  }

  void add(String channel, String purpose, Slot slot) {
    asked.add(new Asked(channel, purpose, slot));
  }

  @Override
  public void read(Reading reading, Block block, int row) {
    if (asked.isEmpty()) {
      return;
    }
    int stream = vocabulary.findStream(StreamKey.CONSENTS);
    int size = stream < 0 ? 0 : reading.view.size(stream);
    int n = 0;
    if (size > 0) {
      reserve(size);
      reading.view.times(stream, times);
      n = reading.upToNow(times, size);
      load(reading.view, stream);
    }
    for (Asked each : asked) {
      block.bit(each.slot.index(), row, allows(each, n, reading.view));
    }
  }

  private void reserve(int size) {
    if (times.length < size) {
      int length = Property.roomy(size);
      times = new long[length];
      channels = new int[length];
      purposes = new int[length];
      statuses = new int[length];
      basisCodes = new int[length];
    }
  }

  private void load(TimelineView view, int stream) {
    view.texts(stream, column("channel"), channels);
    view.texts(stream, column("purpose"), purposes);
    view.texts(stream, column("status"), statuses);
    view.texts(stream, column("basis"), basisCodes);
  }

  private int column(String name) {
    return vocabulary.findColumn(ColumnKey.of(Type.Scalar.TEXT, name));
  }

  private boolean allows(Asked wanted, int size, TimelineView view) {
    if (size == 0) {
      return false;
    }
    int channel = view.code(wanted.channel);
    int purpose = view.code(wanted.purpose);
    for (int i = size - 1; i >= 0; i--) {
      if (channels[i] == channel && purposes[i] == purpose && channel != TimelineView.NO_TEXT) {
        return statuses[i] != TimelineView.NO_TEXT
            && view.text(statuses[i]).equals(Consent.Status.GIVEN.name())
            && isBasis(basisCodes[i] == TimelineView.NO_TEXT ? "" : view.text(basisCodes[i]));
      }
    }
    return false;
  }

  private boolean isBasis(String basis) {
    return basis.isEmpty() || basis.equals(Consent.BASIS_CONSENT) || bases.contains(basis);
  }
}
