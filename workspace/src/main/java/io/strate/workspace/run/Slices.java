package io.strate.workspace.run;

import io.strate.engine.Scan;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** All numbers of an entity's profiles, in slices that several threads share. */
final class Slices {

  /** How many numbers a thread takes at a time: whole blocks, few enough that all end together. */
  private static final int SLICE = 16 * Scan.BLOCK;

  private Slices() {}

  /** What one thread does with the slices that it takes. */
  interface Work {
    /** Does the numbers from {@code first} to below {@code end}. */
    void slice(int first, int end);

    /** Does what is left when there is no further slice. */
    default void finish() {}
  }

  /**
   * Goes through the numbers below {@code count}.
   *
   * @param works makes the work of each thread, on that thread
   */
  static void each(int count, int threads, Interest interest, Supplier<Work> works) {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> thread =
        () -> {
          Work work = works.get();
          for (int first = next.getAndAdd(SLICE); first < count; first = next.getAndAdd(SLICE)) {
            interest.orEnd();
            work.slice(first, Math.min(count, first + SLICE));
          }
          work.finish();
          return null;
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Void> each : pool.invokeAll(Collections.nCopies(threads, thread))) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
