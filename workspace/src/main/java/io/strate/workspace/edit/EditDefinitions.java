package io.strate.workspace.edit;

import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.open.Workspace;
import java.util.Optional;

/** Changes single definitions in the files of a workspace. For one thread at a time. */
public final class EditDefinitions {

  private final Workspace workspace;

  public EditDefinitions(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Writes a change into the file where it belongs. The workspace does not take it up by itself.
   *
   * @return the definition as it stands now; empty if it was removed
   * @throws io.strate.domain.Failure {@code definition.changed} if it is not what was expected;
   *     {@code definition.missing} if there is nothing to remove; {@code definition.used} if others
   *     use what is to be removed; {@code definitions.wrong} with all problems if the definitions
   *     would be wrong; {@code definition.unwritable} if the file cannot be written, or not safely.
   *     Nothing is written then
   */
  public Optional<WrittenDefinition> apply(Edit edit) {
    throw new UnsupportedOperationException(workspace + " " + edit);
  }

  /**
   * What the workspace's definitions would be after a change.
   *
   * @throws io.strate.domain.Failure as {@link #apply}
   */
  public WorkspaceDefinition suppose(Edit edit) {
    throw new UnsupportedOperationException(workspace + " " + edit);
  }
}
