package io.strate.workspace.live;

import io.strate.domain.Failure;
import io.strate.workspace.open.Gate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What other threads want done on one thread, and the bell that wakes it. */
final class Errands {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition bell = lock.newCondition();
  private final Deque<FutureTask<?>> open = new ArrayDeque<>();
  private boolean news;
  private boolean closed;

  /** Wakes the thread: there is news. */
  void ring() {
    lock.lock();
    try {
      news = true;
      bell.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has something done on the thread and waits for it; what it throws is thrown here.
   *
   * @throws Failure {@code workspace.closing} if the thread ends before it comes to it
   */
  <T> T run(Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    lock.lock();
    try {
      if (closed) {
        throw Gate.closing();
      }
      open.addLast(task);
      bell.signal();
    } finally {
      lock.unlock();
    }
    return outcome(task);
  }

  private static <T> T outcome(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw new IllegalStateException("an errand has failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.cancel(false);
      throw Gate.closing();
    } catch (java.util.concurrent.CancellationException e) {
      throw Gate.closing();
    }
  }

  /** Waits for news, an errand, the end, or so long; answers whether it goes on. */
  boolean await(long millis) {
    lock.lock();
    try {
      if (!news && !closed && open.isEmpty() && millis > 0) {
        // Woken early or late, the thread looks at the clock again.
        boolean _ = bell.await(millis, TimeUnit.MILLISECONDS);
      }
      return !closed;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the bell was rung since this was asked. */
  boolean takeNews() {
    lock.lock();
    try {
      boolean taken = news;
      news = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Does what is to be done, on the thread that it is to be done on. */
  void doAll() {
    take().forEach(FutureTask::run);
  }

  /** Nothing is taken on from now on; what was, and was not begun, is refused. */
  void close() {
    lock.lock();
    try {
      closed = true;
      bell.signal();
    } finally {
      lock.unlock();
    }
    take().forEach(task -> task.cancel(false));
  }

  private List<FutureTask<?>> take() {
    lock.lock();
    try {
      List<FutureTask<?>> taken = new ArrayList<>(open);
      open.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
