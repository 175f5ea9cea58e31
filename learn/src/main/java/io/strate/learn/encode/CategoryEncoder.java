package io.strate.learn.encode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Categories by a table: for each level, for none, and for one that is not listed, its numbers. */
final class CategoryEncoder implements ColumnEncoder {
  /** The place of an unknown value. */
  static final int UNKNOWN = 0;

  /** The place of a level that is not listed. */
  static final int UNLISTED = 1;

  /** The place of the first level. */
  static final int FIRST = 2;

  private final List<String> levels;
  private final List<Meaning> meanings;
  private final double[] table;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param levels all different
   * @param meanings of the numbers that each place has
   * @param table the numbers, place by place; kept, not copied
   */
  CategoryEncoder(List<String> levels, List<Meaning> meanings, double[] table) {
    this.levels = List.copyOf(levels);
    this.meanings = List.copyOf(meanings);
    this.table = table;
    for (String level : levels) {
      places.put(level, FIRST + places.size());
    }
    boolean fits =
        places.size() == levels.size()
            && table.length == (long) (FIRST + levels.size()) * meanings.size();
    if (!fits || !Arrays.stream(table).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "categories: expected %d finite numbers for each of %d different levels, found %d for %d; fit the encoding anew"
              .formatted(meanings.size(), levels.size(), table.length, places.size()));
    }
  }

  int place(String level) {
    return places.getOrDefault(level, UNLISTED);
  }

  /**
   * The places of these levels, moved by one such that that of the unknown code −1 stands first.
   */
  int[] places(List<String> others) {
    int[] found = new int[others.size() + 1];
    found[0] = UNKNOWN;
    for (int code = 0; code < others.size(); code++) {
      found[code + 1] = place(others.get(code));
    }
    return found;
  }

  void put(int place, double[] into, int at) {
    System.arraycopy(table, place * meanings.size(), into, at, meanings.size());
  }

  List<String> levels() {
    return levels;
  }

  /** Never to be written to. */
  double[] table() {
    return table;
  }

  @Override
  public List<Meaning> meanings() {
    return meanings;
  }

  @Override
  public int width() {
    return meanings.size();
  }
}
