package io.strate.learn.split;

import java.util.SplittableRandom;

/** Orders drawn by lot, each as likely as any other (Fisher and Yates). */
final class Shuffle {
  private Shuffle() {}

  /** The numbers below {@code count} in an order drawn by lot. */
  static int[] of(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int place = random.nextInt(i + 1);
      order[i] = order[place];
      order[place] = i;
    }
    return order;
  }
}
