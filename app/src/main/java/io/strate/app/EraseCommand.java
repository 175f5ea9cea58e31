package io.strate.app;

import io.strate.workspace.open.KeepStore;
import io.strate.workspace.open.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a person for good: every identifier, entry and membership, down to the files. */
@Command(
    name = "erase",
    description =
        "Forgets a person for good: every identifier, entry and membership, down to the files.",
    mixinStandardHelpOptions = true)
final class EraseCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "An id, or kind:value such as email:ada@example.com.")
  String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "WORKSPACE",
      description = "Its folder (default: this one).")
  Path workspace = Path.of(".");

  @Override
  Path folder() {
    return workspace;
  }

  @Override
  int work(Workspace workspace) {
    out().println(new KeepStore(workspace).erase(id));
    return DONE;
  }
}
