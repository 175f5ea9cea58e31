package io.strate.workspace.learning;

import io.strate.domain.Blame;
import io.strate.domain.CodePoints;
import io.strate.domain.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/** The different texts of a column, numbered as they come. Safe for several threads. */
final class Levels {

  /** More are no categories: names, addresses. */
  static final int MOST = 10_000;

  private final String column;
  private final ConcurrentHashMap<String, Integer> codes = new ConcurrentHashMap<>();

  Levels(String column) {
    this.column = column;
  }

  int code(String text) {
    Integer known = codes.get(text);
    return known == null ? add(text) : known;
  }

  private synchronized int add(String text) {
    if (codes.size() >= MOST && !codes.containsKey(text)) {
      throw new Failure(
          "learn.levels",
          Blame.USER,
          String.format(
              Locale.ROOT,
              "'%s': expected at most %,d different texts, found more; leave it out, or define a trait that puts them into groups",
              column,
              MOST));
    }
    return codes.computeIfAbsent(text, _ -> codes.size());
  }

  /** All of them, sorted. */
  List<String> sorted() {
    return codes.keySet().stream().sorted(CodePoints::compare).toList();
  }

  /** For each number that was given, the place of its text among the sorted ones. */
  int[] places() {
    List<String> sorted = sorted();
    int[] places = new int[sorted.size()];
    Arrays.setAll(places, _ -> -1);
    for (int place = 0; place < places.length; place++) {
      places[codes.getOrDefault(sorted.get(place), 0)] = place;
    }
    return places;
  }
}
