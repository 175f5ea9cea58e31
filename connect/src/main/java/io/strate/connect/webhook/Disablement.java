package io.strate.connect.webhook;

import java.time.Instant;

/** Why and since when an endpoint gets nothing. */
public record Disablement(String reason, Instant at) {}
