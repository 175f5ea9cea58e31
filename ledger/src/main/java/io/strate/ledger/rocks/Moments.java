package io.strate.ledger.rocks;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps together what is written in several steps: who looks sees all of a change or nothing. Only
 * the opening of a view waits, not the reading.
 */
final class Moments {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  <T> T see(Supplier<T> open) {
    lock.readLock().lock();
    try {
      return open.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  void change(Runnable steps) {
    lock.writeLock().lock();
    try {
      steps.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
