package io.strate.app;

import io.strate.workspace.answer.ShowProfile;
import io.strate.workspace.open.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a contact or account: identifiers, attributes, traits, segments, latest events. */
@Command(
    name = "profile",
    description =
        "Shows a contact or account: identifiers, attributes, traits, segments, latest events.",
    mixinStandardHelpOptions = true)
final class ProfileCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "An id, or kind:value such as email:ada@example.com.")
  String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "WORKSPACE",
      description = "Its folder (default: this one).")
  Path workspace = Path.of(".");

  @Override
  Path folder() {
    return workspace;
  }

  @Nullable
  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      converter = InstantArgument.class,
      description = "As of this instant (default: the last run).")
  Long asOf;

  @Override
  int work(Workspace workspace) {
    ShowProfile.Shown shown = new ShowProfile(workspace).of(id, optional(asOf));
    Table table = new Table("what", "name", "value");
    shown.facts().forEach(fact -> table.row(fact.kind(), fact.name(), fact.value()));
    table.print(format, out());
    return DONE;
  }
}
