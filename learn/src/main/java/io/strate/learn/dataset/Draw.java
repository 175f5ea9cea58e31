package io.strate.learn.dataset;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Places drawn by lot. */
public final class Draw {
  private Draw() {}

  /** Of so many places, as many different ones as wanted or all there are; ascending. */
  public static int[] some(int of, int wanted, SplittableRandom random) {
    int[] places = shuffled(of, random);
    int[] drawn = Arrays.copyOf(places, Math.min(of, wanted));
    Arrays.sort(drawn);
    return drawn;
  }

  /** All places from 0, in an order drawn by lot (Fisher and Yates). */
  public static int[] shuffled(int count, SplittableRandom random) {
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      places[i] = places[j];
      places[j] = i;
    }
    return places;
  }
}
