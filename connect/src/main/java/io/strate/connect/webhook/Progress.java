package io.strate.connect.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * How far an endpoint has come.
 *
 * @param read every message up to this position is settled, or listed as not settled
 * @param failingSince the first failure since the last success
 */
public record Progress(long read, Optional<Instant> failingSince, Optional<Replay> replay) {}
