package io.strate.workspace.learning;

import java.util.ArrayList;
import java.util.List;

/** Numbers one after the other, in pages, so that more need no copying. */
final class Doubles {

  private static final int BITS = 11;
  private static final int PAGE = 1 << BITS;

  private final List<double[]> pages = new ArrayList<>();
  private double[] last = new double[0];
  private int size;

  void add(double number) {
    int at = size & PAGE - 1;
    if (at == 0) {
      last = new double[PAGE];
      pages.add(last);
    }
    last[at] = number;
    size++;
  }

  int size() {
    return size;
  }

  double get(int place) {
    return pages.get(place >> BITS)[place & PAGE - 1];
  }

  /** Copies those at the places {@code from} up to {@code to}. */
  void copy(int from, int to, double[] into, int at) {
    for (int place = from; place < to; ) {
      int end = Math.min(to, (place | PAGE - 1) + 1);
      System.arraycopy(
          pages.get(place >> BITS), place & PAGE - 1, into, at + place - from, end - place);
      place = end;
    }
  }
}
