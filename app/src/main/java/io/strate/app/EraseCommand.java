package io.strate.app;

import io.strate.workspace.open.EraseContact;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    Words words = words(workspace);
    out()
        .println(
            new EraseContact(workspace)
                .of(id)
                .map(words::erased)
                .orElseGet(() -> words.nobodyErased(id)));
    return DONE;
  }
}
