package io.strate.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work in further threads, all of which has ended once this is closed. */
public final class SideBySide implements AutoCloseable {

  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();

  public void start(Runnable work) {
    running.add(pool.submit(work));
  }

  /** Waits for all; fails as the first of them failed. */
  @Override
  public void close() {
    pool.close();
    for (Future<?> each : running) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a file was read", e);
      }
    }
  }
}
