package io.strate.server.admin;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few questions that look at everybody be answered at once; the others wait a little. */
public final class Turnstile {

  /** Of failures that say that a turn did not come in time. */
  static final String BUSY = "access.busy";

  private static final int AT_ONCE = 2;
  private static final int SECONDS = 5;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /**
   * Does a work when its turn comes.
   *
   * @throws Failure {@code access.busy} if that takes too long
   */
  public <T> T pass(Supplier<T> work) {
    try {
      if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw new Failure(
            BUSY,
            Blame.USER,
            "other questions about everybody are being answered: ask again in a moment");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(BUSY, Blame.USER, "the server is stopping", e);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
