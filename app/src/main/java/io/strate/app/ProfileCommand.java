package io.strate.app;

import io.strate.workspace.answer.ShowProfile;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Mixin AsOf asOf = new AsOf();

  @Override
  int work(Workspace workspace) {
    ShowProfile.Shown shown = new ShowProfile(workspace).of(id, asOf.asked());
    Table table = new Table("what", "name", "value");
    shown.facts().forEach(fact -> table.row(fact.kind(), fact.name(), fact.value()));
    table.print(format, out());
    return DONE;
  }
}
