package io.strate.workspace.collect;

/**
 * A call that can never be taken as it is; it is kept with its reason, to be looked at and sent
 * again.
 *
 * @param received when, in milliseconds since 1970-01-01T00:00Z
 * @param reason one sentence: what was expected, what was found
 * @param text the call as it came, JSON if it was any
 */
public record Refused(long received, String reason, String text) {}
