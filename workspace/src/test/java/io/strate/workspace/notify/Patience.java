package io.strate.workspace.notify;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** For what no queue and no answer tells of. */
final class Patience {

  /** Longer than a busy machine stands still: only what never comes is waited for so long. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  private Patience() {}

  /**
   * Looks until something holds, and leaves the processor to others in between. What it looks at
   * must bear that any number of times: it is no call that a limit counts, or of which something is
   * kept.
   */
  static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + LONGEST.toNanos();
    boolean isLast = false;
    while (!holds.getAsBoolean()) {
      if (isLast) {
        throw new AssertionError("not within %d minutes: %s".formatted(LONGEST.toMinutes(), what));
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      isLast = System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted();
    }
  }
}
