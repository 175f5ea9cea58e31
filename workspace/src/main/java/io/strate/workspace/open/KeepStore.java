package io.strate.workspace.open;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Erased;
import io.strate.ledger.Finding;
import io.strate.workspace.ingest.SourceNotes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks after the store: erasure, verification, backups. */
public final class KeepStore {

  private final Workspace workspace;

  public KeepStore(Workspace workspace) {
    this.workspace = workspace;
  }

  /** How much was erased of a person. */
  public record Forgotten(long identifiers, long entries, long rejects) {}

  /** Forgets a contact for good; empty if nobody was known by that identifier. */
  public Optional<Forgotten> erase(String id) {
    Identifier typed = workspace.identifier(Entity.CONTACT, id);
    boolean isKnown = workspace.ledger().profiles().number(typed).isPresent();
    Erased erased = workspace.ledger().erase(typed);
    SourceNotes.forget(workspace.ledger(), typed);
    erased.identifiers().forEach(each -> SourceNotes.forget(workspace.ledger(), each));
    return isKnown
        ? Optional.of(
            new Forgotten(erased.identifiers().size(), erased.entries(), erased.rejects()))
        : Optional.empty();
  }

  /** What is wrong with the store, a sentence each; nothing if it is whole. */
  public List<String> doctor() {
    return workspace.ledger().doctor().stream().map(KeepStore::sentence).toList();
  }

  /** Adds a consistent copy of the store to a folder of backups. */
  public void backup(Path backups) {
    workspace.ledger().backup(backups);
  }

  private static String sentence(Finding finding) {
    String where = finding.file().isEmpty() ? "" : finding.file() + ": ";
    return where + finding.what() + ": " + finding.remedy();
  }
}
