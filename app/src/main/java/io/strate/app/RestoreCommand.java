package io.strate.app;

import io.strate.workspace.open.KeepStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of a workspace's store, which has been moved away. */
@Command(
    name = "restore",
    description =
        "Puts the latest backup in the place of the workspace's store, which has been moved away.",
    mixinStandardHelpOptions = true)
final class RestoreCommand extends SpokenCommand {

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of backups.")
  Path backups = Path.of("backups");

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    KeepStore store = new KeepStore(folder.path);
    store.restore(backups);
    err().println("strate: " + words(store.locale()).restored(backups));
    return DONE;
  }
}
