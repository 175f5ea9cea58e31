package io.strate.learn.encode;

import java.util.ArrayList;
import java.util.List;

/** Fits tables that do not look at other columns: one-hot and ordinal. */
final class OneHot {
  private OneHot() {}

  static CategoryEncoder fit(LevelCounts counts, int most) {
    List<String> levels = counts.frequent(most);
    List<Meaning> meanings = new ArrayList<>();
    levels.forEach(level -> meanings.add(new Meaning.Level(level)));
    boolean others = counts.different() > levels.size();
    if (others) {
      meanings.add(new Meaning.OtherLevel());
    }
    if (counts.unknown() > 0) {
      meanings.add(new Meaning.Unknown());
    }
    int width = meanings.size();
    double[] table = new double[(CategoryEncoder.FIRST + levels.size()) * width];
    for (int level = 0; level < levels.size(); level++) {
      table[(CategoryEncoder.FIRST + level) * width + level] = 1;
    }
    // A level that no training row had is one of the others, or if there are none as good as
    // unknown.
    if (counts.unknown() > 0) {
      table[CategoryEncoder.UNKNOWN * width + width - 1] = 1;
    }
    if (others) {
      table[CategoryEncoder.UNLISTED * width + levels.size()] = 1;
    } else if (counts.unknown() > 0) {
      table[CategoryEncoder.UNLISTED * width + width - 1] = 1;
    }
    return new CategoryEncoder(levels, meanings, table);
  }
}
