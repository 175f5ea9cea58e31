package io.strate.workspace.yaml;

import java.util.Arrays;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's positions, which count code points, into offsets of UTF-16 units. */
final class Offsets {

  private final int length;

  /** Positions of the characters that take two units, in order. */
  private final int[] wide;

  Offsets(String text) {
    length = text.length();
    int[] found = new int[0];
    int count = 0;
    int point = 0;
    for (int i = 0; i < text.length(); i++, point++) {
      if (Character.isSurrogatePair(
          text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
        found = count == found.length ? Arrays.copyOf(found, Math.max(8, count * 2)) : found;
        found[count++] = point;
        i++;
      }
    }
    wide = Arrays.copyOf(found, count);
  }

  int offset(int codePoints) {
    int before = Arrays.binarySearch(wide, codePoints);
    return Math.min(length, codePoints + (before >= 0 ? before : -before - 1));
  }

  int start(Event event) {
    return offset(event.getStartMark());
  }

  int end(Event event) {
    return offset(event.getEndMark());
  }

  int offset(Optional<Mark> mark) {
    return mark.map(m -> offset(m.getIndex())).orElse(0);
  }
}
