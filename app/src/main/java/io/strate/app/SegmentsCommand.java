package io.strate.app;

import io.strate.workspace.answer.ListSegments;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the segments with their members as of the last run. */
@Command(
    name = "segments",
    description = "Lists the segments with their members as of the last run.",
    mixinStandardHelpOptions = true)
final class SegmentsCommand extends WorkspaceCommand {

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    Table table =
        new Table(
            Column.SEGMENT,
            Column.LABEL,
            Column.OF,
            Column.MEMBERS,
            Column.SHARE,
            Column.REACHABLE,
            Column.SINCE_RUN);
    for (ListSegments.Line line : new ListSegments(workspace).all()) {
      table.row(
          line.name(),
          line.label(),
          Words.term(line.of()),
          line.members(),
          new Words.Share(line.members(), line.population()),
          line.reachable().isPresent() ? (Object) line.reachable().getAsLong() : "",
          line.change().map(change -> Words.instant(change.at())).orElse(""));
    }
    table.print(format, words(workspace), out());
    return DONE;
  }
}
