package io.strate.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of a timeline in memory, numbered in the order in which they came. */
final class TextPool {

  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  int add(String text) {
    Integer known = codes.get(text);
    if (known != null) {
      return known;
    }
    codes.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  int code(String text) {
    return codes.getOrDefault(text, TimelineView.NO_TEXT);
  }

  String text(int code) {
    return texts.get(code);
  }

  int size() {
    return texts.size();
  }

  void clear() {
    if (!texts.isEmpty()) {
      codes.clear();
      texts.clear();
    }
  }

  /** Writes those texts whose code is marked, sorted by their bytes; answers the rank of each. */
  int[] write(boolean[] used, ByteSink sink) {
    byte[][] encoded = new byte[texts.size()][];
    List<Integer> order = new ArrayList<>();
    for (int code = 0; code < used.length; code++) {
      if (used[code]) {
        encoded[code] = TextBytes.of(texts.get(code));
        order.add(code);
      }
    }
    order.sort((a, b) -> Arrays.compareUnsigned(encoded[a], encoded[b]));
    sink.putInt(order.size());
    int[] ranks = new int[texts.size()];
    int end = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int code = order.get(rank);
      ranks[code] = rank;
      end = Math.addExact(end, encoded[code].length);
      sink.putInt(end);
    }
    order.forEach(code -> sink.putBytes(encoded[code]));
    return ranks;
  }
}
