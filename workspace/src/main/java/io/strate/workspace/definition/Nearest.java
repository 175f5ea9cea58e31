package io.strate.workspace.definition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that somebody probably meant: the one with the fewest changes, if they are few. */
final class Nearest {

  private Nearest() {}

  static Optional<String> to(String typed, Collection<String> names) {
    int most = Math.max(1, typed.length() / 3);
    return names.stream()
        .filter(name -> distance(typed, name) <= most)
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name))
                .thenComparing(name -> name));
  }

  /** {@code (did you mean 'x'?)}, or nothing. */
  static String question(String typed, Collection<String> names) {
    return to(typed, names).map(name -> " (did you mean '" + name + "'?)").orElse("");
  }

  /** Inserted, dropped, changed and swapped neighbouring characters; case counts for nothing. */
  private static int distance(String typed, String name) {
    String a = typed.toLowerCase(java.util.Locale.ROOT);
    String b = name.toLowerCase(java.util.Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > 5 || a.length() > 60) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
