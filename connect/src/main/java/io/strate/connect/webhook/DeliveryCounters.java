package io.strate.connect.webhook;

import java.time.Instant;

/** Port: counts for metrics, and attempts for people to look at. Called often, by many threads. */
public interface DeliveryCounters {

  /** What became of one attempt. */
  enum Outcome {
    ACCEPTED,
    ANSWERED_OTHERWISE,
    REFUSED,
    UNREACHABLE,
    TIMED_OUT
  }

  /**
   * One attempt to deliver a message.
   *
   * @param number the first is 1
   * @param sentence what became of it, for people
   */
  record Attempt(long position, int number, Instant at, Outcome outcome, String sentence) {}

  void attempted(String endpoint, Attempt attempt);

  /** A delivery was given up and is kept as failed. */
  void givenUp(String endpoint);

  /** A message was no longer in the log when it was to be sent. */
  void vanished(String endpoint);

  /** An endpoint was disabled by the dispatcher. */
  void disabled(String endpoint);

  /** The log, the journal or the keeper of endpoints failed; the dispatcher tries again. */
  void trouble(String endpoint, RuntimeException cause);
}
