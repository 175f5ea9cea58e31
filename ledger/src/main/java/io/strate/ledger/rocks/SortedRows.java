package io.strate.ledger.rocks;

/** Rows in order of their profiles, in memory or in a file; read by several cursors at once. */
interface SortedRows extends AutoCloseable {

  /** A cursor before the first row whose profile is not less than one. */
  RowCursor from(int profile);

  @Override
  void close();
}
