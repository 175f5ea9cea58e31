package io.strate.workspace.run;

import java.util.Arrays;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * When a membership of each profile of an entity may change next, with the earliest at hand: a
 * tournament tree over the numbers of the profiles. Setting one of {@code n} costs {@code O(log
 * n)}, the earliest {@code O(1)}, {@code k} that are due {@code O(k log n)}. For one thread.
 */
final class Dues {

  private static final long NEVER = Long.MAX_VALUE;

  /** Each node is the lesser of its children 2i and 2i + 1; the last half are the profiles. */
  private long[] earliest;

  /**
   * @param due by number
   */
  Dues(long[] due) {
    build(due, due.length);
  }

  /** Never for those that nothing was said of. */
  void set(int number, long instant) {
    if (number >= leaves()) {
      build(Arrays.copyOfRange(earliest, leaves(), earliest.length), number + 1);
    }
    int node = leaves() + number;
    earliest[node] = instant;
    while (node > 1) {
      node >>= 1;
      long lesser = Math.min(earliest[2 * node], earliest[2 * node + 1]);
      if (earliest[node] == lesser) {
        return;
      }
      earliest[node] = lesser;
    }
  }

  /** {@link Long#MAX_VALUE} if nobody is ever due. */
  long earliest() {
    return earliest[1];
  }

  /** The profiles whose instant has come. */
  RoaringBitmap by(long now) {
    RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
    addBy(now, 1, writer);
    return writer.get();
  }

  private void addBy(long now, int node, RoaringBitmapWriter<RoaringBitmap> writer) {
    if (earliest[node] > now) {
      return;
    }
    if (node >= leaves()) {
      writer.add(node - leaves());
    } else {
      addBy(now, 2 * node, writer);
      addBy(now, 2 * node + 1, writer);
    }
  }

  private int leaves() {
    return earliest.length / 2;
  }

  private void build(long[] due, int atLeast) {
    int leaves = Integer.highestOneBit(Math.max(2, atLeast) - 1) << 1;
    earliest = new long[2 * leaves];
    System.arraycopy(due, 0, earliest, leaves, due.length);
    Arrays.fill(earliest, leaves + due.length, earliest.length, NEVER);
    for (int node = leaves - 1; node > 0; node--) {
      earliest[node] = Math.min(earliest[2 * node], earliest[2 * node + 1]);
    }
  }
}
