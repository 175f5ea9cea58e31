package io.strate.ledger;

/**
 * A row that could not be taken.
 *
 * @param line from 1; 0 where the file has no lines
 * @param column that is to blame; empty if it is none in particular
 * @param reason what was expected and what was found
 * @param text the row as it stands in the file
 */
public record Reject(String file, long line, String column, String reason, String text) {}
