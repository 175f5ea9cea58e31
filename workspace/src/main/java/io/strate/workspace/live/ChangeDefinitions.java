package io.strate.workspace.live;

import io.strate.domain.Failure;
import io.strate.workspace.edit.DefinitionVersions;
import io.strate.workspace.edit.Edit;
import io.strate.workspace.edit.EditDefinitions;
import io.strate.workspace.edit.Edited;
import io.strate.workspace.edit.Foreseen;
import io.strate.workspace.open.Workspace;
import java.util.List;

/**
 * Changes of definitions that callers ask for: written, or only supposed. For the thread that keeps
 * the workspace true.
 */
final class ChangeDefinitions {

  private final Workspace workspace;
  private final TakeUpDefinitions takeUp;

  ChangeDefinitions(Workspace workspace, TakeUpDefinitions takeUp) {
    this.workspace = workspace;
    this.takeUp = takeUp;
  }

  /**
   * Writes changes, keeps them with the versions, and lets the members follow.
   *
   * @param by whose the versions are
   * @return what became of each, in their order
   * @throws Failure as {@link EditDefinitions#apply}, or why the members cannot follow
   */
  List<Edited> apply(List<Edit> edits, String by) {
    DefinitionVersions versions = new DefinitionVersions(workspace);
    versions.note(""); // what was edited on disk meanwhile is not this one's
    List<Edited> after = editing().apply(edits);
    versions.note(by);
    takeUp.takeUpWritten();
    return after;
  }

  /** The workspace as it would be after changes, for any thread to ask. */
  Workspace suppose(List<Edit> edits) {
    return workspace.definedAs(editing().suppose(edits));
  }

  /** As {@link EditDefinitions#foresee}. */
  Foreseen foresee(Edit.Put edit) {
    return editing().foresee(edit);
  }

  /** Rules may name what has just been sent. */
  private EditDefinitions editing() {
    workspace.followNames();
    return new EditDefinitions(workspace);
  }
}
