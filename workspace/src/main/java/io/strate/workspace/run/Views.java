package io.strate.workspace.run;

import io.strate.domain.Entity;
import io.strate.ledger.Ledger;
import io.strate.ledger.Timelines;
import io.strate.timeline.LiveTimeline;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.StreamedTimeline;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Looks at the ledger's packed timelines with sources in the positions that they have now. */
final class Views {

  /** Told a profile's number and its timeline, which is another's afterwards. */
  @FunctionalInterface
  interface Sink {
    void see(int number, StreamedTimeline timeline);
  }

  private final Timelines timelines;
  private final Vocabulary vocabulary;
  private final IntUnaryOperator position;

  Views(Ledger ledger) {
    this(ledger.timelines(), ledger.vocabulary());
  }

  Views(Timelines timelines, Vocabulary vocabulary) {
    this.timelines = timelines;
    this.vocabulary = vocabulary;
    int[] positions = timelines.positions();
    this.position = origin -> positions[origin];
  }

  /** A view that stays readable beside others. */
  TimelineView of(byte[] packed) {
    return canonical(new PackedTimeline(position).wrap(packed), packed, 0, packed.length);
  }

  /** A view that is moved from profile to profile. */
  PackedTimeline moving() {
    return new PackedTimeline(position);
  }

  /**
   * Shows some profiles in the order of their numbers, those without entries with an empty
   * timeline: an account exists if a contact belongs to it, and who lost their last entry no longer
   * exists.
   */
  void each(Entity of, RoaringBitmap numbers, Sink sink) {
    PackedTimeline view = moving();
    PackedTimeline nothing = moving();
    PeekableIntIterator next = numbers.getIntIterator();
    timelines.scan(
        of,
        numbers,
        (number, bytes, offset, length) -> {
          while (next.hasNext() && next.peekNext() < number) {
            sink.see(next.next(), nothing);
          }
          view.wrap(bytes, offset, length, true);
          sink.see(number, canonical(view, bytes, offset, length));
          next.advanceIfNeeded(number + 1);
        });
    while (next.hasNext()) {
      sink.see(next.next(), nothing);
    }
  }

  /** The timeline that a moving view is on, in canonical order even if sources changed places. */
  StreamedTimeline canonical(PackedTimeline at, byte[] bytes, int offset, int length) {
    if (at.isCanonical()) {
      return at;
    }
    LiveTimeline sorted = new LiveTimeline(vocabulary, position);
    sorted.insertAll(Arrays.copyOfRange(bytes, offset, offset + length));
    return sorted;
  }
}
