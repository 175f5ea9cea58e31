package io.strate.workspace.open;

import io.strate.domain.Failure;
import io.strate.ledger.Finding;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.definition.WorkspaceFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * Looks after the store of a workspace: verification, backups. A mistake in the definitions keeps
 * nobody from it, as long as they say where the store is.
 */
public final class KeepStore {

  private final Path folder;
  private final Localized.Locale locale;

  /**
   * @param workspace its folder
   */
  public KeepStore(Path workspace) {
    WorkspaceFiles.StorePlace place = WorkspaceFiles.store(workspace);
    this.folder = Stores.ledgerFolder(place.folder());
    this.locale = place.locale();
  }

  /** The workspace's language. */
  public Localized.Locale locale() {
    return locale;
  }

  /** What is wrong with the store, a sentence each; nothing if it is whole. */
  public List<String> doctor() {
    List<Finding> findings;
    try (Ledger ledger = open()) {
      findings = ledger.doctor();
    } catch (Failure damaged) {
      findings = examined(damaged);
    }
    return findings.stream().map(KeepStore::sentence).toList();
  }

  /** What is wrong with the files of a store that does not open. */
  private List<Finding> examined(Failure damaged) {
    if (!damaged.code().equals("store.damaged")) {
      throw damaged;
    }
    List<Finding> findings = RocksLedger.examine(folder);
    if (findings.isEmpty()) {
      throw damaged;
    }
    return findings;
  }

  /** Adds a consistent copy of the store to a folder of backups. */
  public void backup(Path backups) {
    try (Ledger ledger = open()) {
      ledger.backup(backups);
    }
  }

  /**
   * Puts the latest backup in the place of the store.
   *
   * @throws Failure {@code store.exists} if a store is there: nothing is overwritten
   */
  public void restore(Path backups) {
    RocksLedger.restore(backups, folder);
    try (Ledger ledger = open()) {
      StoreOrigin.forget(ledger.notes());
    }
  }

  private Ledger open() {
    return RocksLedger.open(folder, LedgerOptions.DEFAULT.withCreateIfMissing(false));
  }

  private static String sentence(Finding finding) {
    String where = finding.file().isEmpty() ? "" : finding.file() + ": ";
    return where + finding.what() + ": " + finding.remedy();
  }
}
