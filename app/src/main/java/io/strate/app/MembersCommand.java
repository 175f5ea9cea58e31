package io.strate.app;

import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the members of a segment, sorted by id, with the instant since which each is one. */
@Command(
    name = "members",
    description =
        "Lists the members of a segment, sorted by id, with the instant since which each is one.",
    mixinStandardHelpOptions = true)
final class MembersCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      paramLabel = "SEGMENT",
      description = "A segment, or a tier such as 'engagement/high'.")
  String segment = "";

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Mixin AsOf asOf = new AsOf();

  @Override
  int work(Workspace workspace) {
    Table table = new Table(Column.ID, Column.SINCE);
    for (ListMembers.Member member : new ListMembers(workspace).of(segment, asOf.asked())) {
      table.row(
          member.id(), member.since().isPresent() ? Words.instant(member.since().getAsLong()) : "");
    }
    table.print(format, words(workspace), out());
    return DONE;
  }
}
