package io.strate.server.pages.builder;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few questions of the builder look at everybody at once; the others wait a little. */
final class Turns {

  private static final int AT_ONCE = 2;
  private static final int SECONDS = 5;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /**
   * Does a work when its turn comes.
   *
   * @throws Failure {@code access.busy} if that takes too long
   */
  <T> T take(Supplier<T> work) {
    try {
      if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw new Failure(
            "access.busy",
            Blame.USER,
            "other questions about everybody are being answered: ask again in a moment");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("access.busy", Blame.USER, "the server is stopping", e);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
