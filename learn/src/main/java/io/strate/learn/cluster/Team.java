package io.strate.learn.cluster;

import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Threads that work through numbered slices. How work is sliced never depends on how many threads
 * there are: who adds up what the slices made, in their order, gets the same bits from any team.
 */
final class Team implements AutoCloseable {
  private static final int SLICES = 64;

  /** Fewer rows make no slice. */
  static final int LEAST_ROWS = 512;

  private final int threads;
  private final ExecutorService others;

  Team(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads: expected at least 1, found %d; state how many may be used".formatted(threads));
    }
    this.threads = threads;
    this.others = Executors.newFixedThreadPool(Math.max(1, threads - 1));
  }

  /** How many slices these rows make: 64 at most, of hundreds of rows at least. */
  static int slices(int rows) {
    return Math.clamp(rows / LEAST_ROWS, 1, SLICES);
  }

  /** The first row of the slice; that of the slice after the last is the number of rows. */
  static int start(int slice, int rows) {
    return (int) ((long) rows * slice / slices(rows));
  }

  /** Does the work for each slice, in any order, and returns when all is done. */
  void each(int slices, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int slice = next.getAndIncrement(); slice < slices; slice = next.getAndIncrement()) {
            work.accept(slice);
          }
        };
    int helpers = Math.min(threads, slices) - 1;
    var running =
        Collections.nCopies(helpers, share).stream().<Future<?>>map(others::submit).toList();
    share.run();
    running.forEach(Team::await);
  }

  private static void await(Future<?> running) {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("clustering was interrupted before it was done", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a slice of the clustering failed", e.getCause());
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
