package io.strate.workspace.open;

import io.strate.ledger.rocks.RocksLedger;
import java.nio.file.Path;

/** Puts a backup in the place of a store. */
public final class RestoreStore {

  private final Path folder;

  public RestoreStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Restores the latest backup.
   *
   * @throws io.strate.domain.Failure {@code store.exists} if a store is there: nothing is
   *     overwritten
   */
  public void from(Path backups) {
    RocksLedger.restore(backups, Stores.ledgerFolder(new CheckDefinitions(folder).sound()));
  }
}
