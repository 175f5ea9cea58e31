package io.strate.workspace.learning;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory a dataset may take; asked before it is taken, by any thread. */
final class Room {

  private static final double MEBIBYTE = 1 << 20;

  /** A cell, while it is gathered and in the column that is put together then. */
  private static final int CELL = 2 * Double.BYTES;

  /** The keys of a row, both times. */
  private static final int KEYS = Double.BYTES + Integer.BYTES + Long.BYTES;

  private final long most;
  private final int columns;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong rows = new AtomicLong();

  /**
   * @param most in bytes
   */
  Room(long most, int columns) {
    this.most = most;
    this.columns = columns;
  }

  /**
   * @throws Failure {@code learn.memory} if there is none for so many rows more
   */
  void take(int more) {
    rows.addAndGet(more);
    reserve(more * ((long) CELL * columns + KEYS));
  }

  /** The same for something else than rows. */
  void reserve(long more) {
    long all = bytes.addAndGet(more);
    if (all > most) {
      throw new Failure(
          "learn.memory",
          Blame.RESOURCES,
          String.format(
              Locale.ROOT,
              "dataset: expected to need at most %.0f MiB, found more than %.0f MiB with %,d rows of %d columns; take fewer snapshots or features, or a smaller population, or give Java more memory",
              most / MEBIBYTE,
              all / MEBIBYTE,
              rows.get(),
              columns));
    }
  }
}
