package io.strate.workspace.run;

import io.strate.domain.Entity;
import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/** When a membership of each profile of an entity may change next, by number. */
final class Due {

  private static final long NEVER = Long.MAX_VALUE;

  private Due() {}

  /** The profiles whose instant has come. */
  static RoaringBitmap by(long now, long[] due) {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    for (int number = 0; number < due.length; number++) {
      if (due[number] <= now) {
        writer.add(number);
      }
    }
    return writer.get();
  }

  /** What was due before, with what an evaluation says of those whom it evaluated. */
  static long[] after(
      long[] before, int profiles, Evaluation evaluation, Entity of, RoaringBitmap evaluated) {
    long[] due = Arrays.copyOf(before, profiles);
    if (profiles > before.length) {
      Arrays.fill(due, before.length, profiles, NEVER);
    }
    evaluated.forEach((int number) -> due[number] = evaluation.due(of, number));
    return due;
  }
}
