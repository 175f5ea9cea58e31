package io.strate.benchmark.service;

import java.util.Arrays;

/** Durations in nanoseconds, gathered by several threads. */
final class Latencies {

  private long[] all = new long[1024];
  private int count;

  synchronized void add(long nanos) {
    if (count == all.length) {
      all = Arrays.copyOf(all, 2 * count);
    }
    all[count++] = nanos;
  }

  synchronized int count() {
    return count;
  }

  /** In seconds, the duration that a share of all do not exceed. */
  synchronized double quantile(double share) {
    long[] sorted = Arrays.copyOf(all, count);
    Arrays.sort(sorted);
    return sorted[Math.min(count - 1, (int) (share * count))] / 1e9;
  }
}
