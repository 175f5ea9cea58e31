package io.strate.connect.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an endpoint takes what it is sent. One that fails whatever it is sent is tried with one call
 * at a time and longer and longer pauses, so that neither side works for nothing.
 */
final class Health {

  /** So many messages that failed at their first attempt, with no success between. */
  private static final int STRUGGLING = 8;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private Optional<Instant> failingSince;
  private int streak;
  private int pauses;
  private Instant pausedUntil = Instant.MIN;

  Health(Optional<Instant> failingSince) {
    this.failingSince = failingSince;
  }

  void succeeded() {
    failingSince = Optional.empty();
    streak = 0;
    pauses = 0;
  }

  /**
   * Retries do not lengthen the streak: one contact that always fails must not pause the others.
   */
  void failed(Instant now, boolean firstAttempt) {
    if (failingSince.isEmpty()) {
      failingSince = Optional.of(now);
    }
    streak += firstAttempt ? 1 : 0;
    if (streak >= STRUGGLING && !paused(now)) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(pauses, 10));
      pause(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
      pauses++;
    }
  }

  void pause(Instant until) {
    pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
  }

  /** Somebody says that it is well again. */
  void trusted() {
    succeeded();
    pausedUntil = Instant.MIN;
  }

  boolean paused(Instant now) {
    return pausedUntil.isAfter(now);
  }

  Instant pausedUntil() {
    return pausedUntil;
  }

  int concurrency(int usual) {
    return streak >= STRUGGLING ? 1 : usual;
  }

  Optional<Instant> failingSince() {
    return failingSince;
  }
}
