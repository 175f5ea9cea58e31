package io.strate.connect.webhook;

import java.time.Duration;

/**
 * How a dispatcher treats each endpoint.
 *
 * @param origin letters and digits that tell this store's messages from those of others
 * @param concurrency calls at once to one endpoint
 * @param window deliveries that one endpoint may have unsettled; when they are so many, its part of
 *     the log waits
 * @param disableAfter how long an endpoint may fail without a success between
 * @param longestRetryAfter how long a receiver may put us off at once
 */
public record DispatchOptions(
    String origin,
    int concurrency,
    int window,
    RetrySchedule schedule,
    Duration disableAfter,
    Duration longestRetryAfter) {

  public DispatchOptions {
    if (!origin.matches("[A-Za-z0-9]{1,32}") || concurrency < 1 || window < concurrency) {
      throw new IllegalArgumentException("not options of a dispatcher");
    }
  }

  public static DispatchOptions usual(String origin) {
    return new DispatchOptions(
        origin, 16, 2_000, RetrySchedule.usual(), Duration.ofDays(5), Duration.ofHours(6));
  }
}
