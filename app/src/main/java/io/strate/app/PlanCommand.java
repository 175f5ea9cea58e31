package io.strate.app;

import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.PlanChanges;
import io.strate.workspace.run.PlanReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what run would change before it changes it. */
@Command(
    name = "plan",
    description = "Shows what run would change before it changes it.",
    mixinStandardHelpOptions = true)
final class PlanCommand extends WorkspaceCommand {

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Mixin AsOf asOf = new AsOf();

  @Override
  int work(Workspace workspace) {
    PlanReport report = new PlanChanges(workspace).plan(asOf.asked());
    if (format == Format.TABLE) {
      report.notes().forEach(out()::println);
    }
    Table table = new Table("segment", "change", "members", "entering", "leaving");
    for (PlanReport.Line line : report.segments()) {
      table.row(line.segment(), line.change(), line.members(), line.entering(), line.leaving());
    }
    table.print(format, out());
    return DONE;
  }
}
