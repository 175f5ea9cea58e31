package io.strate.app;

import java.nio.file.Path;
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
}
