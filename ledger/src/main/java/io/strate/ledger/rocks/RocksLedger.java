package io.strate.ledger.rocks;

import io.strate.ledger.Finding;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import java.nio.file.Path;
import java.util.List;

/** Opens, restores and examines ledgers that are kept in RocksDB. */
public final class RocksLedger {

  private RocksLedger() {}

  /**
   * Opens the store in a folder, alone among all processes.
   *
   * @throws io.strate.domain.Failure {@code store.locked}, {@code store.damaged}, {@code store.format},
   *     {@code store.io}
   */
  public static Ledger open(Path folder, LedgerOptions options) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Examines a store that may not open; changes nothing. */
  public static List<Finding> examine(Path folder) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Puts the newest backup of a folder of backups into an empty folder. */
  public static void restore(Path backups, Path folder) {
    throw new UnsupportedOperationException("not built yet");
  }
}
