package io.strate.ledger.rocks;

import io.strate.ledger.Finding;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens, restores and examines ledgers that are kept in RocksDB. */
public final class RocksLedger {

  private RocksLedger() {}

  /**
   * Opens the store in a folder, alone among all processes.
   *
   * @throws io.strate.domain.Failure {@code store.locked}, {@code store.damaged}, {@code
   *     store.format}, {@code store.io}
   */
  public static Ledger open(Path folder, LedgerOptions options) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw Trouble.of(folder, e);
    }
    FolderLock lock = FolderLock.take(folder);
    try {
      Store store = new Store(folder, options, _ -> {});
      try {
        return new OpenLedger(folder, options, lock, store);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
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
