package io.strate.server.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who follow changes: not more than there is room for, and none once it is closed. */
final class Followers {

  private final int most;
  private final AtomicInteger count = new AtomicInteger();

  Followers(int most) {
    this.most = most;
  }

  /** A place, to be closed by whoever leaves; none if all are taken. */
  Optional<Place> enter() {
    if (count.incrementAndGet() > most) {
      count.decrementAndGet();
      return Optional.empty();
    }
    return Optional.of(count::decrementAndGet);
  }

  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
