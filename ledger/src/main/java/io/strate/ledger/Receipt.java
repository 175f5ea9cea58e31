package io.strate.ledger;

/**
 * What became of postings or rows.
 *
 * @param accepted those that are new
 * @param duplicates that were already there; of postings only those that carry a message id are
 *     compared at once, others become one with their like when timelines are read
 * @param barred that named somebody who was erased
 * @param mark the ledger's mark after them
 */
public record Receipt(long accepted, long duplicates, long barred, long mark) {}
