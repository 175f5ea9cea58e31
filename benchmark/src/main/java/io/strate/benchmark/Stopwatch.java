package io.strate.benchmark;

import java.util.Arrays;

/** Takes times in seconds. */
final class Stopwatch {

  private Stopwatch() {}

  /** Work that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  static double time(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  /** The middle one of several times, after one that does not count. */
  static double median(int times, Work work) throws Exception {
    work.run();
    double[] taken = new double[times];
    for (int i = 0; i < times; i++) {
      taken[i] = time(work);
    }
    Arrays.sort(taken);
    return taken[times / 2];
  }
}
