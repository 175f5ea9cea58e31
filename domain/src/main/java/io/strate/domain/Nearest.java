package io.strate.domain;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Nearest {

  /** Longer names are not compared: the distance takes time in proportion to both lengths. */
  private static final int LONGEST = 100;

  private Nearest() {}

  /** The name closest to a given one, if it is close; accents and case count for nothing. */
  public static Optional<String> to(String name, Collection<String> names) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = fold(name);
    int most = Math.max(1, folded.length() / 3);
    record Candidate(String name, int distance) {}
    return names.stream()
        .filter(
            other -> !other.equals(name) && Math.abs(other.length() - name.length()) <= most + 2)
        .map(other -> new Candidate(other, distance(folded, fold(other))))
        .filter(candidate -> candidate.distance <= most && candidate.distance < folded.length())
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** " (did you mean 'x'?)", or nothing. */
  public static String hint(String name, Collection<String> names) {
    return to(name, names).map(near -> " (did you mean '" + near + "'?)").orElse("");
  }

  private static String fold(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s_-]+", "_");
  }

  /**
   * The optimal string alignment distance: the least number of insertions, deletions, replacements
   * and swaps of neighbours (Damerau 1964, restricted to one edit of each part).
   */
  static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
