package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.tracking.KeptCallReader;
import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.collect.LedgerCollector;
import io.strate.workspace.collect.ReplayCalls;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the rows and calls that could not be taken; takes calls that can be taken now. */
@Command(
    name = "rejects",
    description =
        "Lists the rows that could not be read, with file, line and reason, and the calls that could not be taken.",
    mixinStandardHelpOptions = true)
final class RejectsCommand extends WorkspaceCommand {

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Of this source only.")
  String source = "";

  @Option(
      names = "--replay",
      description = "Reads the calls once more and takes those that can be taken now.")
  boolean replay;

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    Words words = words(workspace);
    if (replay) {
      out().println(words.replayed(replay(workspace)));
      return DONE;
    }
    ListRejects rejects = new ListRejects(workspace);
    Table table =
        new Table(
            Column.SOURCE, Column.FILE, Column.LINE, Column.COLUMN, Column.REASON, Column.ROW);
    for (ListRejects.Line line : rejects.all(source)) {
      table.row(line.source(), line.file(), line.line(), line.column(), line.reason(), line.text());
    }
    table.print(format, words, out());
    long dropped = rejects.dropped(source);
    if (dropped > 0) {
      err().println(words.droppedCalls(dropped));
    }
    return DONE;
  }

  private ReplayCalls.Replayed replay(Workspace workspace) {
    if (!source.isEmpty() && !source.equals(ListRejects.CALLS)) {
      throw new Failure(
          "usage.replay",
          Blame.USER,
          "only calls can be replayed, the source %s; `strate run` reads the files of '%s' again once they are repaired"
              .formatted(ListRejects.CALLS, source));
    }
    return ReplayCalls.of(
            workspace,
            new LedgerCollector(workspace, () -> {}),
            new KeptCallReader(workspace.circumstances().clock(), workspace.definition().zone()))
        .replay();
  }
}
