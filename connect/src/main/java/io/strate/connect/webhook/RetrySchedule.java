package io.strate.connect.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after each failed attempt. Jitter keeps those who failed together from coming
 * back together.
 *
 * @param jitter the share by which a wait may be longer or shorter
 */
public record RetrySchedule(List<Duration> waits, double jitter) {

  public RetrySchedule {
    waits = List.copyOf(waits);
    if (jitter < 0 || jitter >= 1) {
      throw new IllegalArgumentException("jitter is a share from 0 to 1");
    }
  }

  /** What Standard Webhooks recommends: ten attempts within a little more than three days. */
  public static RetrySchedule usual() {
    return new RetrySchedule(
        List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)),
        0.1);
  }

  /** The wait after so many failed attempts; nothing if that was the last one. */
  Optional<Duration> after(int attempts, RandomGenerator random) {
    return attempts > waits.size()
        ? Optional.empty()
        : Optional.of(
            scaled(waits.get(attempts - 1), 1 - jitter + 2 * jitter * random.nextDouble()));
  }

  /** The longest that all waits together may take. */
  Duration whole() {
    return scaled(waits.stream().reduce(Duration.ZERO, Duration::plus), 1 + jitter);
  }

  private static Duration scaled(Duration wait, double by) {
    return Duration.ofMillis(Math.round(wait.toMillis() * by));
  }
}
