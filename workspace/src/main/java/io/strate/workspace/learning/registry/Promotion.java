package io.strate.workspace.learning.registry;

/**
 * A version came into force: the first time, later, or again.
 *
 * @param at in milliseconds since 1970-01-01T00:00Z
 * @param by who wanted it; empty if it was the program itself
 */
public record Promotion(int version, long at, String by) {}
