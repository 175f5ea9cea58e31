package io.strate.workspace.notify;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The way to a store that will be closed while threads of others are still about: whoever comes
 * later is refused, and closing waits for those who are inside.
 */
final class Gate implements AutoCloseable {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  <T> T pass(Supplier<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new Failure(
            "workspace.closing",
            Blame.RESOURCES,
            "The workspace is being closed: ask again later.");
      }
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  void pass(Runnable work) {
    pass(
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
