package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.StreamKey;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;

/** Walks over the contacts that have entries in one stream. */
final class StreamScan {

  private StreamScan() {}

  /** Told a contact's number and timeline; the view is valid until it returns. */
  @FunctionalInterface
  interface Sink {
    void accept(int contact, TimelineView view);
  }

  static void contacts(Ledger ledger, StreamKey key, Sink sink) {
    contacts(ledger, key, 0, ledger.profiles().count(Entity.CONTACT), sink);
  }

  /** The same, of the contacts with numbers from {@code first} to below {@code end}. */
  static void contacts(Ledger ledger, StreamKey key, int first, int end, Sink sink) {
    int stream = ledger.vocabulary().findStream(key);
    if (stream == Vocabulary.NONE) {
      return;
    }
    Views views = new Views(ledger);
    PackedTimeline moving = views.moving();
    ledger
        .timelines()
        .scan(
            Entity.CONTACT,
            first,
            end,
            (number, bytes, offset, length) -> {
              moving.wrap(bytes, offset, length, true);
              if (moving.size(stream) > 0) {
                sink.accept(number, views.canonical(moving, bytes, offset, length));
              }
            });
  }
}
