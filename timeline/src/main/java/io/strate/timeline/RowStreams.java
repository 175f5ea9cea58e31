package io.strate.timeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The growing streams of one timeline, by their numbers. */
final class RowStreams {

  private final IntUnaryOperator position;
  private StreamRows[] byNumber = new StreamRows[16];
  private StreamRows[] used = new StreamRows[8];
  private int count;

  RowStreams(IntUnaryOperator position) {
    this.position = position;
  }

  /** The stream of a number, found or made. */
  StreamRows stream(int number) {
    if (number >= byNumber.length) {
      byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, 2 * byNumber.length));
    }
    StreamRows known = byNumber[number];
    if (known == null) {
      known = new StreamRows(number, position);
      byNumber[number] = known;
    }
    if (known.size() == 0 && !isUsed(known)) {
      if (count == used.length) {
        used = Arrays.copyOf(used, 2 * count);
      }
      used[count++] = known;
    }
    return known;
  }

  private boolean isUsed(StreamRows stream) {
    for (int i = 0; i < count; i++) {
      if (used[i] == stream) {
        return true;
      }
    }
    return false;
  }

  @Nullable StreamRows find(int number) {
    return number >= 0 && number < byNumber.length ? byNumber[number] : null;
  }

  int count() {
    return count;
  }

  /** The streams, ascending by number after {@link #sort}. */
  StreamRows[] array() {
    return used;
  }

  /** Brings streams and their entries into order. */
  void sort() {
    Arrays.sort(used, 0, count, Comparator.comparingInt(stream -> stream.number));
    for (int i = 0; i < count; i++) {
      used[i].sort();
    }
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      used[i].clear();
    }
    count = 0;
  }
}
