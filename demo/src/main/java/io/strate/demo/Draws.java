package io.strate.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance: the same sequence for the same seed, purpose and number, whoever drew before. */
final class Draws {

  /** What is drawn, so that one thing's draws never move another's. */
  enum Purpose {
    ACCOUNT,
    CONTACT,
    COURSE,
    CONSENT,
    MAIL,
    SITE,
    PRODUCT,
    VISIT,
    NEWS,
    USE,
    DEAL
  }

  /** Beyond some hundreds the limit of counting would be 0. */
  private static final double MOST_AT_ONCE = 100;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Draws(SplittableRandom random) {
    this.random = random;
  }

  static Draws of(long seed, Purpose purpose, long number) {
    long mixed = mix(seed + GOLDEN * purpose.name().hashCode());
    return new Draws(new SplittableRandom(mix(mixed ^ number * GOLDEN)));
  }

  /** MurmurHash3's finaliser: neighbours in, strangers out. */
  private static long mix(long z) {
    z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }

  /** 0 or more, less than 1. */
  double unit() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double gauss() {
    return random.nextGaussian();
  }

  /** Waiting, where the mean is known. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - unit());
  }

  /** How often something happened that has this mean; sums of such counts are such counts. */
  int poisson(double mean) {
    int count = 0;
    double left = mean;
    for (; left > MOST_AT_ONCE; left -= MOST_AT_ONCE) {
      count += few(MOST_AT_ONCE);
    }
    return count + few(left);
  }

  private int few(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = unit();
    int count = 0;
    while (product > limit) {
      product *= unit();
      count++;
    }
    return count;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Which of the weights; they need not add up to 1. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = unit() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** From any number to a probability. */
  static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
