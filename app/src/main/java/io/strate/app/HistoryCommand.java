package io.strate.app;

import io.strate.workspace.answer.ShowHistory;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Shows the size of a segment over time: what was announced, or with --backfill what the rule says
 * of the past.
 */
@Command(
    name = "history",
    description =
        "Shows the size of a segment over time: what was announced, or with --backfill what the rule says of the past.",
    mixinStandardHelpOptions = true)
final class HistoryCommand extends WorkspaceCommand {

  @Parameters(index = "0", paramLabel = "SEGMENT", description = "A segment, or a tier.")
  String segment = "";

  @Option(
      names = "--backfill",
      description = "Evaluate today's rule at past instants instead of telling what was announced.")
  boolean backfill;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      defaultValue = "1 month",
      description = "Distance of the instants of --backfill (default: ${DEFAULT-VALUE}).")
  String every = "1 month";

  @Option(
      names = "--points",
      paramLabel = "N",
      defaultValue = "12",
      description = "How many instants of --backfill (default: ${DEFAULT-VALUE}).")
  int points = 12;

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    ShowHistory history = new ShowHistory(workspace);
    Table table = new Table(Column.INSTANT, Column.MEMBERS, Column.ENTERED, Column.LEFT);
    for (ShowHistory.Point point :
        backfill ? history.backfilled(segment, every, points) : history.announced(segment)) {
      table.row(Words.instant(point.instant()), point.members(), point.entered(), point.left());
    }
    table.print(format, words(workspace), out());
    return DONE;
  }
}
