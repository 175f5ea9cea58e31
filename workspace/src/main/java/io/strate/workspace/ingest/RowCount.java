package io.strate.workspace.ingest;

import io.strate.workspace.Progress;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how many rows of all files of a source have been read. For several threads. */
final class RowCount implements FileReading.Counter {

  private final Progress progress;
  private final String task;
  private final AtomicLong expected = new AtomicLong();
  private final AtomicLong read = new AtomicLong();

  RowCount(Progress progress, String task) {
    this.progress = progress;
    this.task = task;
  }

  @Override
  public void expect(long rows) {
    expected.addAndGet(rows);
  }

  @Override
  public void add(int rows) {
    long done = read.addAndGet(rows);
    long of = expected.get();
    progress.at(task, done, of == 0 ? 0 : Math.max(of, done));
  }
}
