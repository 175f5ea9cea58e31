package io.strate.app;

import io.strate.workspace.open.KeepStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a consistent copy of the store to a folder of backups. */
@Command(
    name = "backup",
    description = "Adds a consistent copy of the store to a folder of backups.",
    mixinStandardHelpOptions = true)
final class BackupCommand extends SpokenCommand {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of backups.")
  Path backups = Path.of("backups");

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    KeepStore store = new KeepStore(folder.path);
    store.backup(backups);
    err().println("strate: " + words(store.locale()).backedUp(backups));
    return DONE;
  }
}
