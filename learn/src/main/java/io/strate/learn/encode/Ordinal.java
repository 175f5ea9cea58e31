package io.strate.learn.encode;

import java.util.Collections;
import java.util.List;

/** Fits places among levels, from 0 to 1; an unknown one is put at the median of training rows. */
final class Ordinal {
  private Ordinal() {}

  static CategoryEncoder fit(LevelCounts counts, int most) {
    List<String> levels = counts.frequent(most);
    boolean flagged = counts.unknown() > 0;
    int width = flagged ? 2 : 1;
    double[] table = new double[(CategoryEncoder.FIRST + levels.size()) * width];
    for (int level = 0; level < levels.size(); level++) {
      table[(CategoryEncoder.FIRST + level) * width] = place(level, levels.size());
    }
    double middle = place(median(counts, levels), levels.size());
    table[CategoryEncoder.UNKNOWN * width] = middle;
    table[CategoryEncoder.UNLISTED * width] = middle;
    if (flagged) {
      table[CategoryEncoder.UNKNOWN * width + 1] = 1;
      table[CategoryEncoder.UNLISTED * width + 1] = 1;
    }
    List<Meaning> meanings =
        flagged
            ? List.of(new Meaning.Value(), new Meaning.Unknown())
            : List.of(new Meaning.Value());
    return new CategoryEncoder(levels, meanings, table);
  }

  private static double place(int level, int count) {
    return count == 1 ? 0 : (double) level / (count - 1);
  }

  /** The level that half of the rows with a listed level lie at or below. */
  private static int median(LevelCounts counts, List<String> levels) {
    int[] listed = new int[levels.size()];
    long rows = 0;
    for (int code = 0; code < counts.counts().length; code++) {
      int place = Collections.binarySearch(levels, counts.column().levels().get(code));
      if (place >= 0) {
        listed[place] += counts.counts()[code];
        rows += counts.counts()[code];
      }
    }
    long below = 0;
    for (int level = 0; level < listed.length; level++) {
      below += listed[level];
      if (2 * below >= rows) {
        return level;
      }
    }
    return 0;
  }
}
