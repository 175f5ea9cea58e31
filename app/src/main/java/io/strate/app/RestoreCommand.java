package io.strate.app;

import io.strate.workspace.open.KeepStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a backup in the place of a workspace's store, which has been moved away. */
@Command(
    name = "restore",
    description =
        "Puts the latest backup in the place of the workspace's store, which has been moved away.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of backups.")
  Path backups = Path.of("backups");

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    new KeepStore(folder.path).restore(backups);
    spec.commandLine().getErr().println("strate: restored the latest backup of " + backups);
    return WorkspaceCommand.DONE;
  }
}
