package io.strate.workspace.run;

import io.strate.ledger.Ledger;
import io.strate.timeline.LiveTimeline;
import io.strate.timeline.PackedTimeline;
import io.strate.timeline.TimelineView;
import io.strate.timeline.Vocabulary;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Looks at the ledger's packed timelines with sources in the positions that they have now. */
final class Views {

  private final Vocabulary vocabulary;
  private final IntUnaryOperator position;

  Views(Ledger ledger) {
    this.vocabulary = ledger.vocabulary();
    int[] positions = ledger.timelines().positions();
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

  /** The timeline that a moving view is on, in canonical order even if sources changed places. */
  TimelineView canonical(PackedTimeline at, byte[] bytes, int offset, int length) {
    if (at.isCanonical()) {
      return at;
    }
    LiveTimeline sorted = new LiveTimeline(vocabulary, position);
    sorted.insertAll(Arrays.copyOfRange(bytes, offset, offset + length));
    return sorted;
  }
}
