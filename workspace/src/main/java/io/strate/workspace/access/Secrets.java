package io.strate.workspace.access;

import io.strate.ledger.Notes;
import io.strate.workspace.open.Workspace;
import java.security.SecureRandom;

/** Secrets that a workspace makes for itself and keeps with its store. */
public final class Secrets {

  private static final String PREFIX = "access/secret/";
  private static final int BYTES = 32;

  private Secrets() {}

  /** What the cursors of listings are signed with: they hold over restarts. */
  public static byte[] cursors(Workspace workspace) {
    Notes notes = workspace.ledger().notes();
    return notes
        .get(PREFIX + "cursors")
        .orElseGet(
            () -> {
              byte[] made = new byte[BYTES];
              new SecureRandom().nextBytes(made);
              notes.put(PREFIX + "cursors", made);
              return made;
            });
  }
}
