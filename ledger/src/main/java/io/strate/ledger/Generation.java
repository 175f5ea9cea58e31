package io.strate.ledger;

/**
 * One reading of a source under one definition. Entries carry its {@code origin}; views show them
 * with the source's {@code position}.
 *
 * @param origin a number that is never used again, from 0
 * @param position of the source in the workspace
 * @param fresh whether nothing was committed into it yet
 */
public record Generation(String source, int origin, int position, boolean fresh) {}
