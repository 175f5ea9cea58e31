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
    Table table = new Table(Column.WHAT, Column.NAME, Column.VALUE);
    Words words = words(workspace);
    for (ShowProfile.Fact fact : shown.facts()) {
      boolean isEvent = fact.kind() == ShowProfile.Kind.EVENT;
      String when = isEvent ? Words.instant(fact.at().orElseThrow()) + " " : "";
      table.row(Words.term(fact.kind()), when + fact.name(), words.value(fact));
    }
    table.print(format, words, out());
    return DONE;
  }
}
