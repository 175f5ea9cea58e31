package io.strate.learn.moment;

/** Slots of time that come round: after the last comes the first. */
public enum Round {
  /** The hours of a day, each of which stands for its neighbours too. */
  HOURS(24, 1),
  /** The days of a week, each for itself: a Sunday says nothing of a Monday. */
  WEEKDAYS(7, 0);

  /** Sums of the same numbers in another order differ by less. */
  private static final double EQUAL = 1e-12;

  private final int slots;
  private final int reach;

  Round(int slots, int reach) {
    this.slots = slots;
    this.reach = reach;
  }

  public int slots() {
    return slots;
  }

  /** The sum of a slot and of those within reach on both sides: three hours, one day. */
  double block(double[] values, int slot) {
    double sum = values[slot];
    for (int step = 1; step <= reach; step++) {
      sum += values[at(slot - step)] + values[at(slot + step)];
    }
    return sum;
  }

  /** What a slot comes to if each lends a quarter to either neighbour within reach. */
  double blurred(double[] values, int slot) {
    return reach == 0
        ? values[slot]
        : values[slot] / 2 + (values[at(slot - 1)] + values[at(slot + 1)]) / 4;
  }

  /** The slot that is highest when blurred, of equal ones the first. */
  int highest(double[] values) {
    int best = 0;
    for (int slot = 1; slot < slots; slot++) {
      if (blurred(values, slot) > blurred(values, best) * (1 + EQUAL)) {
        best = slot;
      }
    }
    return best;
  }

  private int at(int slot) {
    return Math.floorMod(slot, slots);
  }
}
