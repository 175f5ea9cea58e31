package io.strate.ledger;

/**
 * How far a file was read.
 *
 * @param modified its time of last change, in milliseconds
 * @param rows how many rows it had, with those that were rejected
 * @param contents what its reader wants to know of it at the next reading; the ledger does not look
 *     into it
 */
public record FileMark(
    String file, long size, long modified, long contentHash, long rows, String contents) {}
