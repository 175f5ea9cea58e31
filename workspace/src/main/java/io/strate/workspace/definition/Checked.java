package io.strate.workspace.definition;

import io.strate.rule.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace's files came to.
 *
 * @param workspace the definitions; empty if there is an error
 * @param problems all errors and warnings, by file, line and column
 */
public record Checked(Optional<WorkspaceDefinition> workspace, List<Problem> problems) {
  public Checked {
    problems = List.copyOf(problems);
  }
}
