package io.strate.ledger.rocks;

import io.strate.ledger.Finding;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
    Closing closing = new Closing();
    try {
      closing.add(FolderLock.take(folder));
      Rehearsal.removeAll(folder);
      Map<String, Seal.Print> prints = new Opening(folder, options).verify();
      RecoveryMark mark = closing.add(RecoveryMark.open(folder));
      Store store = closing.add(new Store(folder, options, mark::reach));
      return new OpenLedger(folder, options, store, mark, prints, closing, true);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /**
   * Examines the files of a store that is not open; changes nothing. Where it opens, ask its doctor
   * too.
   */
  public static List<Finding> examine(Path folder) {
    return Opening.examine(folder);
  }

  /**
   * Puts the newest backup of a folder of backups into an empty folder, verified: whole or not at
   * all.
   */
  public static void restore(Path backups, Path folder) {
    new Restoring(new Backups(backups), folder).restore();
  }
}
