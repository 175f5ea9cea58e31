package io.strate.ledger;

/**
 * One reading of files of a source: millions of rows, made visible at once with the marks of their
 * files, or not at all. Rows may come in any order and from several writers, each used by one
 * thread.
 */
public interface BulkLoad extends AutoCloseable {

  /** A writer of rows, for one thread. */
  RowWriter writer();

  /** Notes that a file was read to its end; its former rejects are forgotten. */
  void read(FileMark mark);

  /** Keeps a row that could not be taken. */
  void reject(Reject reject);

  /**
   * Makes everything visible and durable: entries, file marks, rejects; if the generation was
   * fresh, its predecessor is retired. All writers must have ended their last row.
   *
   * @param progress is told how many of how many steps are done, now and then
   */
  Receipt commit(Progress progress);

  default Receipt commit() {
    return commit((done, of) -> {});
  }

  /** Without a commit before: drops everything. */
  @Override
  void close();

  /** Told now and then how much of a long work is done. */
  @FunctionalInterface
  interface Progress {
    void at(long done, long of);
  }
}
