package io.strate.learn.cluster;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that go along the same slots, each along a part of whole blocks. A sweep takes some
 * microseconds, which waking a thread would double: so they spin while they wait, and sleep when
 * nothing comes for long. Where they are not given a processor, the first thread does their parts.
 */
final class Crew implements AutoCloseable {
  /** Fewer slots are not worth sharing. */
  private static final int LEAST_SLOTS = 1024;

  private static final int SPINS = 20_000;
  private static final long NAP_NANOS = 50_000;

  /** What is done with the slots {@code from..to} of a part. */
  interface Sweep {
    void along(int part, int from, int to);
  }

  /** One sweep; parts are taken from {@link #state}. */
  private record Order(Sweep sweep, int count, int parts, int unit) {
    int start(int part) {
      return part == parts ? count : (int) ((long) count * part / parts / unit * unit);
    }
  }

  private final int threads;
  private final Thread[] others;

  /** The number of the sweep, and below it the next part that nobody took. */
  private final AtomicLong state = new AtomicLong(Integer.MAX_VALUE);

  private final AtomicInteger done = new AtomicInteger();
  private volatile @Nullable Order order;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  Crew(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "threads: expected at least 1, found %d; state how many may be used".formatted(threads));
    }
    this.threads = Math.min(threads, Runtime.getRuntime().availableProcessors());
    this.others =
        IntStream.range(1, this.threads)
            .mapToObj(i -> Thread.ofPlatform().daemon().name("sweep-" + i).start(this::help))
            .toArray(Thread[]::new);
  }

  /** Into how many parts so many slots are cut. */
  int parts(int slots) {
    return Math.clamp(slots / LEAST_SLOTS, 1, threads);
  }

  /** Does it for the parts of so many slots, and returns when all are done. */
  void each(int slots, Sweep sweep) {
    each(new Order(sweep, slots, parts(slots), Sweeps.BLOCK));
  }

  /** The same for anything that takes as long as many slots: each thread has its part. */
  void share(int count, Sweep sweep) {
    each(new Order(sweep, count, Math.clamp(count, 1, threads), 1));
  }

  private void each(Order next) {
    if (next.parts == 1) {
      next.sweep.along(0, 0, next.count);
      return;
    }
    done.set(0);
    order = next;
    long number = (state.get() >>> Integer.SIZE) + 1;
    state.set(number << Integer.SIZE);
    work(number);
    for (int spins = 0; done.get() < next.parts; spins++) {
      pause(spins);
    }
    Throwable failed = failure;
    if (failed != null) {
      throw new IllegalStateException("a part of the clustering failed", failed);
    }
  }

  /** Takes parts of that sweep until none is left. An order stays until its last part is done. */
  private void work(long number) {
    while (true) {
      long at = state.get();
      Order given = order;
      int part = (int) at;
      if (at >>> Integer.SIZE != number || given == null || part >= given.parts) {
        return;
      }
      if (state.compareAndSet(at, at + 1)) {
        try {
          given.sweep.along(part, given.start(part), given.start(part + 1));
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }
  }

  private void help() {
    long seen = 0;
    int spins = 0;
    while (!closed) {
      long number = state.get() >>> Integer.SIZE;
      if (number != seen) {
        seen = number;
        spins = 0;
        work(number);
      } else {
        pause(spins++);
      }
    }
  }

  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
