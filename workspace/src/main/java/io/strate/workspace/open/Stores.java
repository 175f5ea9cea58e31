package io.strate.workspace.open;

import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.ingest.CachedSchemas;
import java.nio.file.Path;

/** Where a workspace keeps what, and how it is opened. */
public final class Stores {

  /** What can be made again lies here, whatever {@code store:} says. */
  private static final String OWN = ".strate";

  private Stores() {}

  /** The ledger's folder within a store. */
  static Path ledgerFolder(Path store) {
    return store.resolve("ledger");
  }

  static Ledger ledger(WorkspaceDefinition definition) {
    return RocksLedger.open(ledgerFolder(definition.store()), LedgerOptions.DEFAULT);
  }

  /** A lake that writes what it needs on the way below the workspace. */
  public static Lake lake(Path folder) {
    return new Lake(LakeOptions.in(folder.resolve(OWN).resolve("scratch")));
  }

  static CachedSchemas schemas(Path folder) {
    return CachedSchemas.in(folder, folder.resolve(OWN).resolve("schemas"), lake(folder));
  }
}
