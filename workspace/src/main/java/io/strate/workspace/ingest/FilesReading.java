package io.strate.workspace.ingest;

import io.strate.lake.RowReader;
import io.strate.lake.SideBySide;
import io.strate.workspace.ingest.FileReading.Outcome;
import io.strate.workspace.ingest.NewFiles.Fresh;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Reads several files side by side, each worker taking the next one that is left. A worker may have
 * several hands, which share the rows of its file.
 */
final class FilesReading {

  private static final int MOST_THREADS = 4;

  private final Supplier<FileReading> hands;
  private final FileReading.Counter counter;
  private final Queue<Integer> left = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  /**
   * @param hands makes what one thread reads with
   */
  FilesReading(Supplier<FileReading> hands, FileReading.Counter counter) {
    this.hands = hands;
    this.counter = counter;
  }

  /** How many threads read at once. */
  static int threads() {
    return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
  }

  /** What became of each file, in their order. The first failure stops all. */
  List<Outcome> read(List<Fresh> files, int workers, int handsOfEach) {
    for (int i = 0; i < files.size(); i++) {
      left.add(i);
    }
    Outcome[] outcomes = new Outcome[files.size()];
    Runnable work = stopping(() -> work(files, outcomes, handsOfEach));
    try (SideBySide others = new SideBySide()) {
      for (int i = 1; i < workers; i++) {
        others.start(work);
      }
      work.run();
    }
    return List.of(outcomes);
  }

  /** Work that stops all others if it fails. */
  private Runnable stopping(Runnable work) {
    return () -> {
      boolean done = false;
      try {
        work.run();
        done = true;
      } finally {
        if (!done) {
          stopped = true;
        }
      }
    };
  }

  private void work(List<Fresh> files, Outcome[] outcomes, int count) {
    List<FileReading> own = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      own.add(hands.get());
    }
    for (Integer next = left.poll(); next != null && !stopped; next = left.poll()) {
      read(files.get(next), own, next, outcomes);
    }
  }

  private void read(Fresh file, List<FileReading> own, int place, Outcome[] outcomes) {
    long droppedBefore = dropped(own);
    FileReading first = own.getFirst();
    try (RowReader reader = first.open(file)) {
      counter.expect(reader.expectedRows());
      try (SideBySide others = new SideBySide()) {
        for (FileReading other : own.subList(1, own.size())) {
          reader.beside().ifPresent(beside -> others.start(stopping(() -> share(beside, other))));
        }
        stopping(() -> first.take(reader, counter, () -> stopped)).run();
      }
      if (!stopped) {
        outcomes[place] = FileReading.outcome(file, reader, dropped(own) - droppedBefore);
      }
    }
  }

  private void share(RowReader beside, FileReading hand) {
    try (beside) {
      hand.take(beside, counter, () -> stopped);
    }
  }

  private static long dropped(List<FileReading> hands) {
    return hands.stream().mapToLong(FileReading::dropped).sum();
  }
}
