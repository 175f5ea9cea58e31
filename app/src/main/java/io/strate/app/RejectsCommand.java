package io.strate.app;

import io.strate.workspace.answer.ListRejects;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the rows that could not be read, with file, line and reason. */
@Command(
    name = "rejects",
    description = "Lists the rows that could not be read, with file, line and reason.",
    mixinStandardHelpOptions = true)
final class RejectsCommand extends WorkspaceCommand {

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Of this source only.")
  String source = "";

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    Table table =
        new Table(
            Column.SOURCE, Column.FILE, Column.LINE, Column.COLUMN, Column.REASON, Column.ROW);
    for (ListRejects.Line line : new ListRejects(workspace).all(source)) {
      table.row(line.source(), line.file(), line.line(), line.column(), line.reason(), line.text());
    }
    table.print(format, words(workspace), out());
    return DONE;
  }
}
