package io.strate.workspace.collect;

/**
 * A call that can never be taken as it is; it is kept with its reason, to be looked at and read
 * again.
 *
 * @param identity by which it is known again when it is sent again: its message id if it has one
 * @param reason one sentence: what was expected, what was found
 * @param text the call, as a {@link CallReader} can read it: JSON if it was any
 */
public record Refused(String identity, String reason, String text) {}
