package io.strate.workspace.ingest;

/**
 * How many rejected rows a source bears.
 *
 * @param share of all rows read; 0 bears none
 */
record RejectLimit(double share) {

  /** Fewer rejected rows stop nothing, unless there are no others. */
  private static final long FEW = 20;

  boolean isBroken(long rejected, long rows) {
    if (rejected == 0) {
      return false;
    }
    boolean many = rejected >= FEW || rejected == rows || share == 0;
    return many && rejected > share * rows;
  }
}
