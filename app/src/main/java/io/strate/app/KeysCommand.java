package io.strate.app;

import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.open.Workspace;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists, makes and removes the keys with which events are sent. */
@Command(
    name = "keys",
    description = "Lists the keys with which events are sent; makes and removes them.",
    mixinStandardHelpOptions = true)
final class KeysCommand extends WorkspaceCommand {

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--make",
      paramLabel = "NAME",
      description = "Makes a write key of this name and prints it, once.")
  private Optional<String> make = Optional.empty();

  @Option(
      names = "--remove",
      paramLabel = "NAME",
      description = "Removes the key of this name: it opens nothing from now on.")
  private Optional<String> remove = Optional.empty();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    AccessKeys keys = AccessKeys.of(workspace);
    remove.ifPresent(keys::remove);
    if (make.isPresent()) {
      out().println(keys.make(make.get(), AccessKeys.Scope.WRITE));
      return DONE;
    }
    Table table = new Table(Column.NAME);
    keys.names(AccessKeys.Scope.WRITE).forEach(table::row);
    table.print(format, words(workspace), out());
    return DONE;
  }
}
