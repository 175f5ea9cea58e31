package io.strate.workspace.ingest;

import io.strate.workspace.ingest.FileReading.Outcome;
import io.strate.workspace.ingest.NewFiles.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Reads several files side by side, each worker taking the next one that is left. */
final class FilesReading {

  private final Supplier<FileReading> workers;
  private final FileReading.Counter counter;
  private final Queue<Integer> left = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /**
   * @param workers makes what one thread reads with
   */
  FilesReading(Supplier<FileReading> workers, FileReading.Counter counter) {
    this.workers = workers;
    this.counter = counter;
  }

  /** What became of each file, in their order. The first failure stops all. */
  List<Outcome> read(List<Fresh> files, int threads) {
    for (int i = 0; i < files.size(); i++) {
      left.add(i);
    }
    Outcome[] outcomes = new Outcome[files.size()];
    if (threads == 1) {
      work(files, outcomes);
    } else {
      workTogether(files, outcomes, threads);
    }
    return List.of(outcomes);
  }

  private void workTogether(List<Fresh> files, Outcome[] outcomes, int threads) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(() -> work(files, outcomes)));
      }
      running.forEach(this::await);
    }
  }

  private void await(Future<?> worker) {
    try {
      worker.get();
    } catch (ExecutionException e) {
      stopped = true;
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading files", e);
    }
  }

  private void work(List<Fresh> files, Outcome[] outcomes) {
    FileReading reading = workers.get();
    try {
      for (Integer next = left.poll(); next != null && !stopped; next = left.poll()) {
        outcomes[next] = reading.read(files.get(next), counter, () -> stopped);
      }
    } catch (RuntimeException e) {
      stopped = true;
      throw e;
    }
  }
}
