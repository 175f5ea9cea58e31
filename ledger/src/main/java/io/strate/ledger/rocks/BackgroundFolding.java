package io.strate.ledger.rocks;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Folds, on a thread of its own, when tails have grown to an eighth of the chunks: each byte that
 * is appended is then written anew about eight times, and readers merge little.
 */
final class BackgroundFolding {

  private static final long LEAST_BYTES = 32L << 20;
  private static final long SHARE = 8;

  private final Store store;
  private final Tails tails;
  private final Runnable fold;
  private final AtomicReference<Thread> running = new AtomicReference<>();

  BackgroundFolding(Store store, Tails tails, Runnable fold) {
    this.store = store;
    this.tails = tails;
    this.fold = fold;
  }

  void foldIfDue() {
    Thread last = running.get();
    if (tails.bytes() < LEAST_BYTES
        || last != null && last.isAlive()
        || tails.bytes() < store.liveBytes(Family.CHUNKS) / SHARE) {
      return;
    }
    Thread next = Thread.ofPlatform().daemon().name("ledger-fold").unstarted(this::run);
    if (running.compareAndSet(last, next)) {
      next.start();
    }
  }

  private void run() {
    try {
      fold.run();
    } catch (io.strate.domain.Failure failure) {
      // Nothing is lost: the tails stay, and the next fold, at the latest when closing, says why.
      return;
    }
  }

  /** Waits for a fold that is under way. */
  void await() {
    Thread last = running.get();
    if (last != null) {
      try {
        last.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
