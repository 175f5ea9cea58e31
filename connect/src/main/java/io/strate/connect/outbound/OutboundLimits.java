package io.strate.connect.outbound;

import java.time.Duration;

/**
 * How long a call may take and how much of an answer is read.
 *
 * @param connect for the look-up of a name, and again for connecting to each of its addresses
 * @param silence between two bytes of an answer
 * @param whole for the call from its start to the last byte, however busily the receiver drips
 * @param answerBytes of the answer's body; the rest is not read
 */
public record OutboundLimits(Duration connect, Duration silence, Duration whole, int answerBytes) {

  public OutboundLimits {
    if (!connect.isPositive() || !silence.isPositive() || !whole.isPositive() || answerBytes < 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** What Standard Webhooks advises: a receiver has 15 to 30 s. */
  public static OutboundLimits usual() {
    return new OutboundLimits(
        Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(25), 4 * 1024);
  }
}
