package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How often training rows have each level of a column.
 *
 * @param column of the training rows
 * @param counts of its levels, by code
 * @param unknown how many rows have none
 * @param different how many levels some row has
 * @param rare by code, whether too few have it to be named
 */
record LevelCounts(
    Column.Categories column, int[] counts, int unknown, int different, boolean[] rare) {

  /** No level is rare. */
  static LevelCounts of(Column.Categories column) {
    return of(column, new boolean[column.levels().size()]);
  }

  /**
   * @param groups of the rows
   * @param fewest levels that fewer groups have are rare
   */
  static LevelCounts of(Column.Categories column, int[] groups, int fewest) {
    boolean[] rare = new boolean[column.levels().size()];
    Arrays.fill(rare, fewest > 1);
    Map<Integer, Set<Integer>> having = new HashMap<>();
    for (int row = 0; row < groups.length; row++) {
      int code = column.codes()[row];
      if (code != Column.Categories.UNKNOWN && rare[code]) {
        Set<Integer> own = having.computeIfAbsent(code, _ -> new HashSet<>());
        own.add(groups[row]);
        if (own.size() == fewest) {
          rare[code] = false;
          having.remove(code);
        }
      }
    }
    return of(column, rare);
  }

  private static LevelCounts of(Column.Categories column, boolean[] rare) {
    int[] counts = new int[column.levels().size()];
    int unknown = 0;
    for (int code : column.codes()) {
      if (code == Column.Categories.UNKNOWN) {
        unknown++;
      } else {
        counts[code]++;
      }
    }
    int different = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    return new LevelCounts(column, counts, unknown, different, rare);
  }

  /**
   * The most frequent levels that some row has and that are not rare, at most {@code most}, in the
   * order of their texts; of equally frequent ones the earlier text.
   */
  List<String> frequent(int most) {
    List<String> levels = column.levels();
    return IntStream.range(0, counts.length)
        .filter(code -> counts[code] > 0 && !rare[code])
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparing(levels::get))
        .limit(most)
        .map(levels::get)
        .sorted()
        .toList();
  }
}
