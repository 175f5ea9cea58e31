package io.strate.app;

import io.strate.workspace.open.KeepStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a consistent copy of the store to a folder of backups. */
@Command(
    name = "backup",
    description = "Adds a consistent copy of the store to a folder of backups.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of backups.")
  Path backups = Path.of("backups");

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    new KeepStore(folder.path).backup(backups);
    spec.commandLine().getErr().println("strate: added a backup to " + backups);
    return WorkspaceCommand.DONE;
  }
}
