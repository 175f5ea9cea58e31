package io.strate.learn.encode;

import io.strate.learn.dataset.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often training rows have each level of a column.
 *
 * @param column of the training rows
 * @param counts of its levels, by code
 * @param unknown how many rows have none
 * @param different how many levels some row has
 */
record LevelCounts(Column.Categories column, int[] counts, int unknown, int different) {

  static LevelCounts of(Column.Categories column) {
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
    return new LevelCounts(column, counts, unknown, different);
  }

  /**
   * The most frequent levels that some row has, at most {@code most}, in the order of their texts;
   * of equally frequent ones the earlier text.
   */
  List<String> frequent(int most) {
    List<String> levels = column.levels();
    return IntStream.range(0, counts.length)
        .filter(code -> counts[code] > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparing(levels::get))
        .limit(most)
        .map(levels::get)
        .sorted()
        .toList();
  }
}
