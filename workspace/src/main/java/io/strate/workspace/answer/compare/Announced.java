package io.strate.workspace.answer.compare;

import io.strate.ledger.Runs;
import org.roaringbitmap.RoaringBitmap;

/** Who was in a segment at a past instant, as it was announced then. */
final class Announced {

  private Announced() {}

  /** Takes back what was announced after the instant: time grows with how much that is. */
  static RoaringBitmap at(Runs runs, String segment, long instant) {
    RoaringBitmap members = runs.members(segment);
    runs.backwards(
        segment,
        Long.MAX_VALUE,
        delta -> {
          if (delta.asOf() <= instant) {
            return false;
          }
          members.or(delta.left());
          members.andNot(delta.entered());
          return true;
        });
    return members;
  }
}
