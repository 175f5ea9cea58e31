package io.strate.workspace.learning;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory the rows of a dataset may take; asked before they take it, by any thread. */
final class Room {

  private static final double MEBIBYTE = 1 << 20;

  /** Keys, label, and the column that is being put together from its parts. */
  private static final int BESIDES = 36;

  private final long most;
  private final long bytesPerRow;
  private final int columns;
  private final AtomicLong rows = new AtomicLong();

  /**
   * @param most in bytes
   */
  Room(long most, int columns) {
    this.most = most;
    this.columns = columns;
    this.bytesPerRow = 8L * columns + BESIDES;
  }

  /**
   * @throws Failure {@code learn.memory} if there is none for so many rows more
   */
  void take(int more) {
    long all = rows.addAndGet(more);
    if (all * bytesPerRow > most) {
      throw new Failure(
          "learn.memory",
          Blame.RESOURCES,
          String.format(
              Locale.ROOT,
              "dataset: expected to need at most %.0f MiB, found more than %,d rows of %d columns, which is more; take fewer snapshots or features, or a smaller population, or give Java more memory",
              most / MEBIBYTE,
              all - more,
              columns));
    }
  }
}
