package io.strate.lake;

import java.util.Optional;

/**
 * A row that could not be taken in: where it stands (the line of the file on which it begins, the
 * first being 1; for formats without lines, the number of the row), in which column the fault is if
 * it is in one, why, and what the file says there.
 */
public record Reject(String file, long line, Optional<String> column, String reason, String text) {}
