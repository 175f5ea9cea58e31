package io.strate.ledger;

/**
 * How much memory a ledger may take, and how much it does at once.
 *
 * @param cacheBytes RocksDB's block cache
 * @param writeBufferBytes RocksDB's write buffers, all families together
 * @param loadBufferBytes rows of a bulk load kept in memory before they are spilled, all writers
 *     together
 * @param threads that fold and merge
 * @param verifiedBytes of sorted files are compared with the seal at opening; the rest as it is
 *     read
 * @param createIfMissing whether an empty or absent folder becomes a new store
 */
public record LedgerOptions(
    long cacheBytes,
    long writeBufferBytes,
    long loadBufferBytes,
    int threads,
    long verifiedBytes,
    boolean createIfMissing) {

  /** 64 MiB of cache, 64 MiB of write buffers, 256 MiB of rows, two threads. */
  public static final LedgerOptions DEFAULT =
      new LedgerOptions(64L << 20, 64L << 20, 256L << 20, 2, 64L << 20, true);

  public LedgerOptions {
    if (cacheBytes < 1 << 20
        || writeBufferBytes < 1 << 20
        || loadBufferBytes < 1 << 16
        || threads < 1) {
      throw new IllegalArgumentException("a ledger needs some memory and a thread");
    }
  }

  public LedgerOptions withLoadBufferBytes(long bytes) {
    return new LedgerOptions(
        cacheBytes, writeBufferBytes, bytes, threads, verifiedBytes, createIfMissing);
  }

  public LedgerOptions withVerifiedBytes(long bytes) {
    return new LedgerOptions(
        cacheBytes, writeBufferBytes, loadBufferBytes, threads, bytes, createIfMissing);
  }

  public LedgerOptions withCreateIfMissing(boolean create) {
    return new LedgerOptions(
        cacheBytes, writeBufferBytes, loadBufferBytes, threads, verifiedBytes, create);
  }
}
