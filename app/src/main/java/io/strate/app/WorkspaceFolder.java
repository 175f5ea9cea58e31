package io.strate.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** The last argument of most commands: which workspace. */
final class WorkspaceFolder {

  @Parameters(
      index = "+",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "WORKSPACE",
      description = "The folder of the workspace (default: this one).")
  Path path = Path.of(".");

  /** The folder, where an argument before it may be left out: one that is alone may be it. */
  WorkspaceFolder orFirst(Optional<String> first, CommandLine.Model.CommandSpec spec) {
    if (!isFirst(first, spec)) {
      return this;
    }
    WorkspaceFolder named = new WorkspaceFolder();
    named.path = Path.of(first.orElseThrow());
    return named;
  }

  /** Whether the argument before the folder is the folder. */
  static boolean isFirst(Optional<String> first, CommandLine.Model.CommandSpec spec) {
    try {
      return !spec.commandLine().getParseResult().hasMatchedPositional(1)
          && first.filter(typed -> Files.isDirectory(Path.of(typed))).isPresent();
    } catch (InvalidPathException noPath) {
      return false;
    }
  }
}
