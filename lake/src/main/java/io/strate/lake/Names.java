package io.strate.lake;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finding the name that was probably meant. */
final class Names {

  private Names() {}

  /**
   * The closest of {@code names}, if it is close at all, in the words {@code (did you mean …?)}.
   */
  static String hint(String wrong, Collection<String> names) {
    return nearest(wrong, names).map(name -> " (did you mean '" + name + "'?)").orElse("");
  }

  static Optional<String> nearest(String wrong, Collection<String> names) {
    int best = Math.max(2, wrong.length() / 3) + 1;
    Optional<String> nearest = Optional.empty();
    for (String name : names) {
      int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < best) {
        best = distance;
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  /** Levenshtein's: how many letters must be put in, taken out or changed. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
