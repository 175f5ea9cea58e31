package io.strate.learn.cluster;

import io.strate.learn.dataset.Rows;
import java.util.Arrays;

/**
 * Points that go away one by one: a gone one lies infinitely far off until so many are gone that
 * the others close ranks. They keep their order, so the first of equal ones stays the first.
 */
final class Points {
  private final Columns columns;
  private final int[] names;
  private final int[] slots;
  private int used;
  private int gone;

  Points(Rows rows) {
    this.columns = new Columns(rows);
    this.used = rows.count();
    this.names = new int[used];
    this.slots = new int[used];
    Arrays.setAll(names, i -> i);
    Arrays.setAll(slots, i -> i);
  }

  /** How many slots there are to look at. */
  int slots() {
    return used;
  }

  int slot(int name) {
    return slots[name];
  }

  int name(int slot) {
    return names[slot];
  }

  /** The lowest name there is. */
  int first() {
    int slot = 0;
    while (isGone(slot)) {
      slot++;
    }
    return names[slot];
  }

  private boolean isGone(int slot) {
    return columns.column(0)[slot] == Double.POSITIVE_INFINITY;
  }

  double[] point(int name) {
    double[] point = new double[columns.count()];
    for (int column = 0; column < point.length; column++) {
      point[column] = columns.column(column)[slots[name]];
    }
    return point;
  }

  void put(int name, double[] point) {
    for (int column = 0; column < point.length; column++) {
      columns.column(column)[slots[name]] = point[column];
    }
  }

  /** From now on infinitely far away, until it is put again or ranks are closed. */
  void hide(int slot) {
    columns.column(0)[slot] = Double.POSITIVE_INFINITY;
  }

  Columns columns() {
    return columns;
  }

  /**
   * Slots may have moved afterwards: whoever keeps something for each says how in {@code moved}.
   */
  void remove(int name, Moved moved) {
    hide(slots[name]);
    gone++;
    if (gone * 16 > used) {
      closeRanks(moved);
    }
  }

  interface Moved {
    void move(int from, int to);
  }

  private void closeRanks(Moved moved) {
    int to = 0;
    for (int from = 0; from < used; from++) {
      if (!isGone(from)) {
        for (int column = 0; column < columns.count(); column++) {
          columns.column(column)[to] = columns.column(column)[from];
        }
        names[to] = names[from];
        slots[names[to]] = to;
        moved.move(from, to);
        to++;
      }
    }
    Arrays.fill(columns.column(0), to, used, Double.POSITIVE_INFINITY);
    used = to;
    gone = 0;
  }
}
