package io.strate.benchmark.learn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Whether two sides say the same, in words for the table. */
final class Sameness {
  private static final double RELATIVE = 1e-9;

  private Sameness() {}

  static String of(Outcome own, Outcome theirs) {
    if (!theirs.comparable()) {
      return "from its own start";
    }
    long other = rowsInOtherClusters(own.labels(), theirs.labels());
    String labels = other == 0 ? "same labels" : other + " rows in other clusters";
    if (Double.isNaN(theirs.number()) || theirs.number() == 0) {
      return labels;
    }
    double apart = Math.abs(own.number() - theirs.number()) / Math.abs(theirs.number());
    return apart <= RELATIVE ? labels + ", same sum" : labels + ", sums differ by " + apart;
  }

  /**
   * However clusters are numbered: each of theirs is taken for the one of ours it shares most with.
   */
  private static long rowsInOtherClusters(int[] own, int[] theirs) {
    Map<Integer, Map<Integer, Long>> counts = new HashMap<>();
    for (int row = 0; row < own.length; row++) {
      int label = own[row];
      counts.computeIfAbsent(theirs[row], _ -> new HashMap<>()).merge(label, 1L, Long::sum);
    }
    long shared =
        counts.values().stream()
            .mapToLong(row -> row.values().stream().mapToLong(Long::longValue).max().orElse(0))
            .sum();
    long clusters = Arrays.stream(own).distinct().count();
    return Math.max(own.length - shared, Math.abs(clusters - counts.size()));
  }
}
