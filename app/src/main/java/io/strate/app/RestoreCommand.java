package io.strate.app;

import io.strate.workspace.open.RestoreStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of a workspace's store. */
@Command(
    name = "restore",
    description =
        "Puts the latest backup in the place of the workspace's store, which is kept aside.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of backups.")
  Path backups = Path.of("backups");

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    new RestoreStore(folder.path).from(backups);
    return WorkspaceCommand.DONE;
  }
}
