package io.strate.workspace.open;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The way to a store that will be closed while threads of others are still about: whoever comes
 * later is refused, and closing waits for those who are inside.
 */
public final class Gate implements AutoCloseable {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Does a work that the store stays open for.
   *
   * @throws Failure {@code workspace.closing} once it is closed
   */
  public <T> T pass(Supplier<T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw closing();
      }
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The same, for what answers nothing. */
  public void pass(Runnable work) {
    pass(
        () -> {
          work.run();
          return true;
        });
  }

  /** What those are told who come too late. */
  public static Failure closing() {
    return new Failure(
        "workspace.closing",
        Blame.RESOURCES,
        "The workspace is being closed: send again in a moment.");
  }

  /** Refuses whoever comes from now on, and waits for those who are inside. */
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
