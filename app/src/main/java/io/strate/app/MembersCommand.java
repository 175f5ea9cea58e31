package io.strate.app;

import io.strate.workspace.answer.ListMembers;
import io.strate.workspace.open.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
      description = "What the rule would have said at this instant (default: the last run).")
  Long asOf;

  @Override
  int work(Workspace workspace) {
    Table table = new Table("id", "since");
    for (ListMembers.Member member : new ListMembers(workspace).of(segment, optional(asOf))) {
      table.row(
          member.id(), member.since().isPresent() ? Words.instant(member.since().getAsLong()) : "");
    }
    table.print(format, out());
    return DONE;
  }
}
