package io.strate.ledger.rocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a load in memory, to be sorted by the profile they go to. Profiles are ordered as
 * unsigned numbers: contacts below, accounts from 2³¹ on.
 */
final class RowBuffer {

  /** The row counts once over all senders; its hash of 16 bytes stands before it. */
  static final int MESSAGE = 1;

  /** The row states what holds, without a time. */
  static final int STATE = 2;

  /** The row's identity is to be taken as it is. */
  static final int GIVEN = 4;

  private static final int SEGMENT = 1 << 22;
  private static final int HEADER = 9;

  private final List<byte[]> segments = new ArrayList<>();
  private int current = -1;
  private int at = SEGMENT;
  private int[] profiles = new int[1 << 12];
  private long[] places = new long[1 << 12];
  private int size;
  private long bytes;

  int size() {
    return size;
  }

  /** Memory taken by rows and their index. */
  long bytes() {
    return bytes + 16L * size;
  }

  void add(int profile, int identifier, int flags, byte[] row, int length) {
    int needed = HEADER + length;
    if (at + needed > capacity()) {
      nextSegment(needed);
    }
    byte[] segment = segments.get(current);
    Bytes.putInt(segment, at, identifier);
    segment[at + 4] = (byte) flags;
    Bytes.putInt(segment, at + 5, length);
    System.arraycopy(row, 0, segment, at + HEADER, length);
    if (size == profiles.length) {
      profiles = Arrays.copyOf(profiles, 2 * size);
      places = Arrays.copyOf(places, 2 * size);
    }
    profiles[size] = profile;
    places[size] = (long) current << 32 | at;
    size++;
    at += needed;
    bytes += needed;
  }

  private int capacity() {
    return current < 0 ? 0 : segments.get(current).length;
  }

  private void nextSegment(int needed) {
    current++;
    at = 0;
    if (current == segments.size()) {
      int wanted = current == 0 ? SEGMENT >> 6 : 2 * segments.getLast().length;
      segments.add(new byte[Math.max(Math.min(SEGMENT, wanted), needed)]);
    } else if (segments.get(current).length < needed) {
      segments.set(current, new byte[needed]);
    }
  }

  /** Forgets the rows, keeps the memory. */
  void clear() {
    current = -1;
    at = SEGMENT;
    size = 0;
    bytes = 0;
  }

  /** The rows in order of their profiles, those of one profile as they came. */
  Sorted sort() {
    return new Sorted(order());
  }

  /** Radix sort, eleven bits at a time. */
  private int[] order() {
    int[] order = new int[size];
    int used = 0;
    for (int i = 0; i < size; i++) {
      order[i] = i;
      used |= profiles[i];
    }
    int[] other = new int[size];
    for (int shift = 0; shift < 32; shift += 11) {
      if ((used >>> shift & 0x7FF) != 0) {
        int[] starts = new int[1 << 11];
        for (int i = 0; i < size; i++) {
          starts[profiles[i] >>> shift & 0x7FF]++;
        }
        int sum = 0;
        for (int k = 0; k < starts.length; k++) {
          int count = starts[k];
          starts[k] = sum;
          sum += count;
        }
        for (int row : order) {
          other[starts[profiles[row] >>> shift & 0x7FF]++] = row;
        }
        int[] swapped = order;
        order = other;
        other = swapped;
      }
    }
    return order;
  }

  /** The rows of the buffer in order; valid until the buffer is changed. */
  final class Sorted implements SortedRows {
    private final int[] order;

    private Sorted(int[] order) {
      this.order = order;
    }

    @Override
    public RowCursor from(int profile) {
      int low = 0;
      int high = order.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (Integer.compareUnsigned(profiles[order[middle]], profile) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return new MemoryCursor(order, low);
    }

    @Override
    public void close() {}
  }

  private final class MemoryCursor extends RowCursor {
    private static final int AHEAD = 32;

    private final int[] order;
    private int next;
    private int touched;
    private int sum;

    MemoryCursor(int[] order, int first) {
      this.order = order;
      this.next = first;
      this.touched = first;
    }

    @Override
    boolean next() {
      if (next == order.length) {
        return false;
      }
      if (next == touched) {
        touch();
      }
      int row = order[next++];
      byte[] segment = segments.get((int) (places[row] >>> 32));
      int place = (int) places[row];
      show(
          profiles[row],
          Bytes.getInt(segment, place),
          segment[place + 4],
          segment,
          place + HEADER,
          Bytes.getInt(segment, place + 5));
      return true;
    }

    /**
     * Rows in order lie all over the memory: asked for in one short loop, several of them are
     * waited for at once.
     */
    private void touch() {
      touched = Math.min(next + AHEAD, order.length);
      for (int i = next; i < touched; i++) {
        int row = order[i];
        byte[] segment = segments.get((int) (places[row] >>> 32));
        int place = (int) places[row];
        sum += profiles[row] + segment[place] + segment[Math.min(place + 63, segment.length - 1)];
      }
    }

    @Override
    public void close() {}
  }
}
