package io.strate.engine.stream;

import io.strate.domain.CodePoints;
import io.strate.domain.Type;
import io.strate.timeline.ColumnKey;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** To which accounts a contact belongs as of now: each source's last word, the joined last last. */
public final class BelongingReader {

  private record Joined(String account, long time) {}

  private final Vocabulary vocabulary;
  private long[] times = new long[8];
  private int[] accounts = new int[8];
  private int[] sources = new int[8];
  private long[] identities = new long[8];
  private long next;

  public BelongingReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The ids of the accounts, each once, by the time of joining. */
  public List<String> accounts(TimelineView view, long now) {
    next = Long.MAX_VALUE;
    int stream = vocabulary.findStream(StreamKey.ACCOUNTS);
    int size = stream < 0 ? 0 : view.size(stream);
    if (size == 0) {
      return List.of();
    }
    reserve(size);
    view.times(stream, times);
    int n = Reading.firstAfter(times, size, now);
    next = n < size ? times[n] : Long.MAX_VALUE;
    view.origins(stream, sources, identities);
    view.texts(stream, vocabulary.findColumn(ColumnKey.of(Type.Scalar.TEXT, "account")), accounts);
    List<Joined> joined = new ArrayList<>();
    for (int i = n - 1; i >= 0; i--) {
      if (isLastOfSource(i, n) && accounts[i] != TimelineView.NO_TEXT) {
        joined.add(new Joined(view.text(accounts[i]), times[i]));
      }
    }
    joined.sort(
        (a, b) ->
            a.time != b.time
                ? Long.compare(a.time, b.time)
                : CodePoints.compare(a.account, b.account));
    return joined.stream().map(Joined::account).toList();
  }

  /** The first statement after the instant last asked for. */
  public long next() {
    return next;
  }

  private boolean isLastOfSource(int entry, int size) {
    for (int i = entry + 1; i < size; i++) {
      if (sources[i] == sources[entry]) {
        return false;
      }
    }
    return true;
  }

  private void reserve(int size) {
    if (times.length < size) {
      int length = Property.roomy(size);
      times = new long[length];
      accounts = new int[length];
      sources = new int[length];
      identities = new long[length];
    }
  }
}
