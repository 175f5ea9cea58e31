package io.strate.connect.webhook;

import java.time.Instant;

/**
 * A delivery that was given up; it can be replayed while the log keeps its message. It names no
 * contact, so that nothing stays here of who was erased.
 *
 * @param at the instant of the message
 */
public record FailedDelivery(
    long position, Instant at, Instant givenUp, int attempts, String reason) {}
