package io.strate.server.pages.learning;

/**
 * A method that was tried.
 *
 * @param score what it was compared by
 */
public record Candidate(String method, String settings, Interval score, boolean isChosen) {}
