package io.strate.server.health;

import io.strate.domain.Failure;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Whether the store can be written, found out by writing. However many ask, it is tried at most
 * once a second, by one of them; if that one hangs, the others hear what was known before, for a
 * while.
 */
final class Writability {

  private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);

  /** A write that takes longer is none. */
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(5);

  private final Runnable write;
  private final LongSupplier nanos;
  private final ReentrantLock one = new ReentrantLock();
  private volatile boolean given = true;
  private volatile long tried;

  Writability(Runnable write, LongSupplier nanos) {
    this.write = write;
    this.nanos = nanos;
    this.tried = nanos.getAsLong() - A_SECOND;
  }

  boolean isGiven() {
    if (!one.tryLock()) {
      return given && nanos.getAsLong() - tried < LONGEST;
    }
    try {
      if (nanos.getAsLong() - tried >= A_SECOND) {
        tried = nanos.getAsLong();
        given = canWrite();
      }
      return given;
    } finally {
      one.unlock();
    }
  }

  private boolean canWrite() {
    try {
      write.run();
      return true;
    } catch (Failure failure) {
      return false;
    }
  }
}
