package io.strate.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Takes times in seconds: what the clock on the wall says, or, where a machine is busy with other
 * things, the time that this process had processors, divided by the threads that it may use.
 *
 * @param processorThreads 0 for wall time
 */
record Stopwatch(int processorThreads) {

  /** Work that may fail. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  double time(Work work) throws Exception {
    double begun = now();
    work.run();
    return now() - begun;
  }

  /** The middle one of several times, after one that does not count. */
  double median(int times, Work work) throws Exception {
    return median(1, times, work);
  }

  /** The middle one of several times, after some that do not count. */
  double median(int before, int times, Work work) throws Exception {
    for (int i = 0; i < before; i++) {
      work.run();
    }
    double[] taken = new double[times];
    for (int i = 0; i < times; i++) {
      taken[i] = time(work);
    }
    Arrays.sort(taken);
    return taken[times / 2];
  }

  private double now() {
    if (processorThreads == 0) {
      return System.nanoTime() / 1e9;
    }
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9 / processorThreads;
  }
}
