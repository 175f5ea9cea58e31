package io.strate.connect.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How an endpoint is doing.
 *
 * @param read how far its part of the log was read
 * @param behind whether the log held more when it was last looked at
 * @param unsettled deliveries that wait or are under way
 * @param underWay calls being made
 * @param pausedUntil before which it gets nothing, because it asked for it or fails again and again
 */
public record EndpointStatus(
    long read,
    boolean behind,
    int unsettled,
    int underWay,
    Optional<Instant> failingSince,
    Optional<Instant> pausedUntil,
    Optional<Disablement> disabled,
    boolean replaying) {}
