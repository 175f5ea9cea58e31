package io.strate.app;

import io.strate.workspace.answer.CountReachable;
import io.strate.workspace.answer.Obstacle;
import io.strate.workspace.answer.ReachableCount;
import io.strate.workspace.open.Workspace;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts who is reachable by each channel for each purpose, and why the others are not. */
@Command(
    name = "reachable",
    description =
        "Counts who is reachable by each channel for each purpose, and why the others are not.",
    mixinStandardHelpOptions = true)
final class ReachableCommand extends WorkspaceCommand {

  @Option(
      names = "--segment",
      paramLabel = "SEGMENT",
      defaultValue = "",
      description = "Of the members of this segment (default: of all contacts).")
  String segment = "";

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      defaultValue = "",
      description = "By this channel only, such as email.")
  String channel = "";

  @Option(
      names = "--purpose",
      paramLabel = "NAME",
      defaultValue = "",
      description = "For this purpose only, such as newsletter.")
  String purpose = "";

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Mixin AsOf asOf = new AsOf();

  @Override
  int work(Workspace workspace) {
    Table table =
        new Table(
            Column.CHANNEL,
            Column.PURPOSE,
            Column.MEMBERS,
            Column.REACHABLE,
            Column.NO_CONSENT,
            Column.WITHDRAWN,
            Column.OTHER_BASIS,
            Column.NO_ADDRESS,
            Column.BOUNCING,
            Column.COMPLAINED);
    for (ReachableCount count :
        new CountReachable(workspace).of(segment, channel, purpose, asOf.asked())) {
      List<Object> cells = new ArrayList<>();
      cells.add(count.channel());
      cells.add(count.purpose());
      cells.add(count.members());
      cells.add(count.reachable());
      for (Obstacle obstacle : Obstacle.values()) {
        cells.add(count.obstacles().getOrDefault(obstacle, 0L));
      }
      table.row(cells.toArray());
    }
    table.print(format, words(workspace), out());
    return DONE;
  }
}
