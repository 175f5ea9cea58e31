package io.strate.ledger.rocks;

import java.nio.charset.StandardCharsets;

/**
 * The families (RocksDB's column families) of a store. {@code e} is the entity in one byte, {@code
 * p} a profile's number and {@code n} that of the identifier under which something came, both in
 * four bytes, big-endian.
 */
enum Family {
  /** Facts of the store itself; each value ends with its own checksum ({@link Sealed}). */
  META("default", false),
  /** e, keyed hash of kind and value (16 bytes) → {@link IdentifierRecord}. */
  IDENTIFIERS("identifiers", true),
  /** e, p → its own kind and value; e, p, hash → kind and value of an identifier that p claims. */
  NAMES("names", false),
  /** e, p, n → a packed timeline. */
  CHUNKS("chunks", false),
  /** e, p, n, mark (8 bytes) → rows appended since ({@link RowBytes}). */
  TAILS("tails", false),
  /** Keyed hash of a message id (16 bytes) → who brought it ({@link MessageIds}). */
  MESSAGES("messages", true),
  /** e, p, n, origin (4 bytes) → the row stated last by a source without times. */
  STATES("states", false),
  /** 0, account, contact; 1, contact, account. */
  LINKS("links", false),
  /** Results of runs ({@link StoredRuns}). */
  RESULTS("results", false),
  /** Name of source, file, ordinal → rejected row. */
  REJECTS("rejects", false);

  private final String rocksName;
  private final boolean lookedUp;

  Family(String rocksName, boolean lookedUp) {
    this.rocksName = rocksName;
    this.lookedUp = lookedUp;
  }

  byte[] rocksName() {
    return rocksName.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether keys are looked up one by one, mostly in vain, so that Bloom filters pay. */
  boolean isLookedUp() {
    return lookedUp;
  }
}
