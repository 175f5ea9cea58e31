package io.strate.workspace.open;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Erased;
import io.strate.workspace.ingest.KeptReadings;
import io.strate.workspace.ingest.SourceNotes;
import io.strate.workspace.version.KeptVersions;
import java.util.Optional;

/** Forgets a contact for good. */
public final class EraseContact {

  private final Workspace workspace;

  public EraseContact(Workspace workspace) {
    this.workspace = workspace;
  }

  /** How much was erased of a person. */
  public record Forgotten(long identifiers, long entries, long rejects) {}

  /** Forgets a contact for good; empty if nobody was known by that identifier. */
  public Optional<Forgotten> of(String id) {
    Identifier typed = workspace.identifier(Entity.CONTACT, id);
    boolean isKnown = workspace.ledger().profiles().number(typed).isPresent();
    Erased erased = workspace.ledger().erase(typed);
    forget(typed);
    erased.identifiers().forEach(this::forget);
    return isKnown
        ? Optional.of(
            new Forgotten(erased.identifiers().size(), erased.entries(), erased.rejects()))
        : Optional.empty();
  }

  /** Also where notes show what was read or written by hand. */
  private void forget(Identifier identifier) {
    SourceNotes.forget(workspace.ledger(), identifier);
    new KeptReadings(workspace.ledger().notes()).forget(identifier);
    new KeptVersions(workspace.ledger().notes())
        .forget(text -> SourceNotes.names(text, identifier.value()));
  }
}
