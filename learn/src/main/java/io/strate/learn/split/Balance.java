package io.strate.learn.split;

import io.strate.learn.dataset.Target;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Rare classes made to count as much as frequent ones while a model learns. Only training rows are
 * ever drawn again or left out: parts that measure keep the shares that life has. What is learnt
 * from balanced rows says too high probabilities of rare classes until it is calibrated.
 */
public final class Balance {
  private Balance() {}

  /**
   * A weight for each row: all classes weigh the same, and all rows together as many as they are.
   */
  public static double[] weights(Target.Classes target) {
    int[] sizes = Strata.of(target).sizes();
    long present = Arrays.stream(sizes).filter(size -> size > 0).count();
    double[] weights = new double[target.count()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = (double) weights.length / (present * sizes[target.codes()[row]]);
    }
    return weights;
  }

  /**
   * As many of these rows of each class as the rarest of them has, drawn by lot, in ascending
   * order.
   *
   * @param training places of rows that are learnt from
   */
  public static int[] undersampled(Target.Classes target, int[] training, long seed) {
    int[] sizes = sizes(target, training);
    int wanted = Arrays.stream(sizes).filter(size -> size > 0).min().orElse(0);
    int[] taken = new int[sizes.length];
    int[] kept = new int[training.length];
    int count = 0;
    for (int i : Shuffle.of(training.length, new SplittableRandom(seed))) {
      if (taken[target.codes()[training[i]]]++ < wanted) {
        kept[count++] = training[i];
      }
    }
    int[] rows = Arrays.copyOf(kept, count);
    Arrays.sort(rows);
    return rows;
  }

  /**
   * All these rows, and of each class as many more, drawn by lot with repetition, as it lacks to
   * the most frequent; in ascending order.
   *
   * @param training places of rows that are learnt from
   */
  public static int[] oversampled(Target.Classes target, int[] training, long seed) {
    int[] sizes = sizes(target, training);
    int wanted = Arrays.stream(sizes).max().orElse(0);
    long present = Arrays.stream(sizes).filter(size -> size > 0).count();
    int[] rows = Arrays.copyOf(training, Math.toIntExact(wanted * present));
    int count = training.length;
    SplittableRandom random = new SplittableRandom(seed);
    for (int code = 0; code < sizes.length; code++) {
      int wantedClass = code;
      int[] own = Split.keep(training, row -> target.codes()[row] == wantedClass);
      for (int i = own.length; own.length > 0 && i < wanted; i++) {
        rows[count++] = own[random.nextInt(own.length)];
      }
    }
    Arrays.sort(rows);
    return rows;
  }

  private static int[] sizes(Target.Classes target, int[] training) {
    return Strata.of(target.pick(training)).sizes();
  }
}
