package io.strate.app;

import io.strate.workspace.open.RestoreStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "WORKSPACE",
      description = "Its folder (default: this one).")
  Path workspace = Path.of(".");

  @Override
  public Integer call() {
    new RestoreStore(workspace).from(backups);
    return WorkspaceCommand.DONE;
  }
}
