package io.strate.connect.webhook;

import java.time.Instant;

/**
 * A message on its way to one endpoint.
 *
 * @param attempts how often it was tried
 * @param since when it could have been tried first: three days later it is given up
 * @param next the instant from which it may be tried; behind an earlier one of its contact it waits
 *     longer
 * @param reason why the last attempt failed, empty before
 */
public record Delivery(
    long position, String contact, int attempts, Instant since, Instant next, String reason) {

  static Delivery fresh(long position, String contact, Instant now) {
    return new Delivery(position, contact, 0, now, now, "");
  }

  Delivery failed(Instant retry, String why) {
    return new Delivery(position, contact, attempts + 1, since, retry, why);
  }

  /** The same without counting an attempt: what failed was not the receiver. */
  Delivery postponed(Instant until) {
    return new Delivery(position, contact, attempts, since, until, reason);
  }

  Delivery anew(Instant now) {
    return new Delivery(position, contact, 0, now, now, reason);
  }
}
