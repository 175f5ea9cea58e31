package io.strate.connect.webhook;

/** Port: counts for metrics. Called often, from many threads. */
public interface DeliveryCounters {

  /** What became of one attempt. */
  enum Outcome {
    ACCEPTED,
    ANSWERED_OTHERWISE,
    REFUSED,
    UNREACHABLE,
    TIMED_OUT
  }

  void attempted(String endpoint, Outcome outcome);

  /** A delivery was given up and is kept as failed. */
  void givenUp(String endpoint);

  /** A message was no longer in the log when it was to be sent. */
  void vanished(String endpoint);

  /** An endpoint was disabled by the dispatcher. */
  void disabled(String endpoint);

  /** The log, the journal or the keeper of endpoints failed; the dispatcher tries again. */
  void trouble(String endpoint, RuntimeException cause);
}
