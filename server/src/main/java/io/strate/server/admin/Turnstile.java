package io.strate.server.admin;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few questions that look at everybody be answered at once; the others wait a little. */
final class Turnstile {

  private static final int AT_ONCE = 2;
  private static final int SECONDS = 5;

  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /**
   * Does a work when its turn comes.
   *
   * @throws Refusal if that takes too long
   */
  <T> T pass(Supplier<T> work) {
    try {
      if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
        throw new Refusal(
            Problem.later(
                429,
                "access.busy",
                "Other questions about everybody are being answered: send this again.",
                1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.of(503, "access.busy", "The server is stopping.");
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
