package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.Timelines;
import io.strate.timeline.PackedTimeline;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;

/**
 * Feeds whoever evaluates with timelines. Accounts of which nothing is stated are fed as well,
 * without entries: they exist if a contact belongs to them. For one thread.
 */
final class Feeder {

  private final Timelines timelines;
  private final Entity of;
  private final Views.Sink sink;
  private final Views views;
  private final PackedTimeline view;
  private final PackedTimeline nothing;
  private final Optional<EventCounts> counts;
  private final EventCount counter;

  Feeder(
      Ledger ledger,
      Timelines timelines,
      Entity of,
      Views.Sink sink,
      Optional<EventCounts> counts) {
    this.timelines = timelines;
    this.of = of;
    this.sink = sink;
    this.views = new Views(timelines, ledger.vocabulary());
    this.view = views.moving();
    this.nothing = views.moving();
    this.counts = counts.filter(_ -> of == Entity.CONTACT);
    this.counter =
        new EventCount(ledger.vocabulary(), counts.map(EventCounts::now).orElse(Long.MAX_VALUE));
  }

  /** Feeds the profiles with numbers from {@code first} to below {@code end}. */
  void feed(int first, int end) {
    int[] next = {first};
    timelines.scan(
        of,
        first,
        end,
        (number, bytes, offset, length) -> {
          for (; of == Entity.ACCOUNT && next[0] < number; next[0]++) {
            sink.see(next[0], nothing);
          }
          add(number, bytes, offset, length);
          next[0] = number + 1;
        });
    for (; of == Entity.ACCOUNT && next[0] < end; next[0]++) {
      sink.see(next[0], nothing);
    }
  }

  /** Feeds some profiles. */
  void feed(RoaringBitmap numbers) {
    views.each(
        of,
        numbers,
        (number, timeline) -> {
          counts.ifPresent(all -> all.set(number, counter.of(timeline)));
          sink.see(number, timeline);
        });
  }

  private void add(int number, byte[] bytes, int offset, int length) {
    view.wrap(bytes, offset, length, true);
    counts.ifPresent(all -> all.set(number, counter.of(view)));
    sink.see(number, views.canonical(view, bytes, offset, length));
  }
}
