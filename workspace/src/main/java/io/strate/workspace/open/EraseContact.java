package io.strate.workspace.open;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import io.strate.ledger.Erased;
import io.strate.workspace.ingest.SourceNotes;

/** Forgets a contact for good. */
public final class EraseContact {

  private final Workspace workspace;

  public EraseContact(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Forgets a contact for good; the sentence that says what was erased. */
  public String of(String id) {
    Identifier typed = workspace.identifier(Entity.CONTACT, id);
    boolean isKnown = workspace.ledger().profiles().number(typed).isPresent();
    Erased erased = workspace.ledger().erase(typed);
    SourceNotes.forget(workspace.ledger(), typed);
    erased.identifiers().forEach(each -> SourceNotes.forget(workspace.ledger(), each));
    if (!isKnown) {
      return "nobody is known as '%s', so that nothing was erased; files that name them later are barred all the same, so check the id if you meant somebody else"
          .formatted(id);
    }
    return "erased %d identifiers, %d entries, %d rejected rows; a keyed hash keeps re-read files from bringing them back"
        .formatted(erased.identifiers().size(), erased.entries(), erased.rejects());
  }
}
