package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.open.Workspace;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists, makes and removes the keys with which others come in. */
@Command(
    name = "keys",
    description =
        "Lists the keys that open the tracking API and the admin API; makes and removes them.",
    mixinStandardHelpOptions = true)
final class KeysCommand extends WorkspaceCommand {

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Option(
      names = "--make",
      paramLabel = "NAME",
      description = "Makes a key of this name and prints it, once.")
  private Optional<String> make = Optional.empty();

  @Option(
      names = "--scope",
      paramLabel = "write|read|edit|admin",
      defaultValue = "write",
      description =
          "What the key allows: to send events (write, the default), or of the admin API to look, to change definitions as well, or everything.")
  private String scope = "write";

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
      out().println(keys.make(make.get(), asked()));
      return DONE;
    }
    Table table = new Table(Column.NAME, Column.SCOPE);
    keys.all().forEach(key -> table.row(key.name(), key.scope().word()));
    table.print(format, words(workspace), out());
    return DONE;
  }

  private AccessKeys.Scope asked() {
    return AccessKeys.Scope.of(scope)
        .orElseThrow(
            () ->
                new Failure(
                    "usage.scope",
                    Blame.USER,
                    "--scope: expected write, read, edit or admin, found '%s'".formatted(scope)));
  }
}
