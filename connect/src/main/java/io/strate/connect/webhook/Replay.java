package io.strate.connect.webhook;

import java.time.Instant;

/**
 * A replay of failed deliveries under way.
 *
 * @param since messages from this instant on
 * @param done the position up to which failed deliveries were taken up again
 * @param upTo the last position that was failed when the replay was asked for
 */
public record Replay(Instant since, long done, long upTo) {}
