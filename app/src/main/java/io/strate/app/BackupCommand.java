package io.strate.app;

import io.strate.workspace.open.KeepStore;
import io.strate.workspace.open.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a consistent copy of the store to a folder of backups. */
@Command(
    name = "backup",
    description = "Adds a consistent copy of the store to a folder of backups.",
    mixinStandardHelpOptions = true)
final class BackupCommand extends WorkspaceCommand {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of backups.")
  Path backups = Path.of("backups");

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    new KeepStore(workspace).backup(backups);
    err().println("strate: " + words(workspace).backedUp(backups));
    return DONE;
  }
}
