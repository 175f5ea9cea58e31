package io.strate.app;

import io.strate.workspace.Circumstances;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.PlanChanges;
import io.strate.workspace.run.PlanReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--no-read",
      description = "Count the rows that were read so far only, which is faster.")
  boolean isNotReading;

  @Override
  Workspace open(Circumstances circumstances) {
    return Workspace.open(folder.path, circumstances);
  }

  @Override
  int work(Workspace workspace) {
    PlanReport report = new PlanChanges(workspace).plan(asOf.asked(), !isNotReading);
    new PlanReportView(report, words(workspace)).print(format, out());
    return DONE;
  }
}
