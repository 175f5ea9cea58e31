package io.strate.timeline;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Shows the parts in which a store keeps a profile (sealed chunks, tails) as one timeline. A single
 * part whose origins all count, in the order of their sources' positions, is shown where it lies;
 * everything else is packed anew. One per thread, for profile after profile.
 */
public final class TimelineJoiner {

  private final TimelineBuilder builder;
  private final PackedTimeline view;

  private byte[][] parts = new byte[4][];
  private int[] offsets = new int[4];
  private int[] lengths = new int[4];
  private int count;

  /**
   * @param position the position of the source of an origin number, −1 if its entries no longer
   *     count
   */
  public TimelineJoiner(IntUnaryOperator position) {
    builder = new TimelineBuilder(new GrowingVocabulary(), position);
    view = new PackedTimeline(position);
  }

  /** Adds a part; its bytes must stay as they are until the view was read. */
  public void add(byte[] bytes, int offset, int length) {
    if (count == parts.length) {
      parts = Arrays.copyOf(parts, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    parts[count] = bytes;
    offsets[count] = offset;
    lengths[count++] = length;
  }

  /** The parts added, as one timeline; valid until the next call. Afterwards no part is left. */
  public PackedTimeline view() {
    if (count == 1) {
      view.wrap(parts[0], offsets[0], lengths[0], true);
      if (view.isCanonical()) {
        count = 0;
        return view;
      }
    }
    return view.wrap(pack());
  }

  /**
   * The parts added, packed as one timeline that keeps only what counts. Afterwards none is left.
   */
  public byte[] pack() {
    for (int i = 0; i < count; i++) {
      builder.addAll(parts[i], offsets[i], lengths[i]);
    }
    Arrays.fill(parts, 0, count, null);
    count = 0;
    return builder.build();
  }
}
