package io.strate.workspace.open;

import java.nio.file.Path;

/** Adds copies of the store of a workspace that is open to a folder of backups. */
public final class BackUpStore {

  private final Workspace workspace;

  public BackUpStore(Workspace workspace) {
    this.workspace = workspace;
  }

  /** As {@link KeepStore#backup}, of the store as it is now; others go on meanwhile. */
  public void into(Path backups) {
    workspace.ledger().backup(backups);
  }
}
