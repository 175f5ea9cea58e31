package io.strate.app;

import io.strate.domain.Failure;
import io.strate.workspace.Circumstances;
import io.strate.workspace.learning.refresh.KeepStated;
import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.RunReport;
import io.strate.workspace.run.RunSegments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads what is new, computes every trait and segment, records what changed. */
@Command(
    name = "run",
    description = "Reads what is new, computes every trait and segment, records what changed.",
    mixinStandardHelpOptions = true)
final class RunCommand extends WorkspaceCommand {

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Mixin AsOf asOf = new AsOf();

  @Override
  Workspace open(Circumstances circumstances) {
    return Workspace.open(folder.path, circumstances);
  }

  @Override
  int work(Workspace workspace) {
    KeepStated stated = new KeepStated(workspace);
    RunReport report = new RunSegments(workspace, stated).run(asOf.asked());
    stated.troubles().values().stream()
        .map(Failure::getMessage)
        .forEach(workspace.circumstances().warnings());
    new RunReportView(report, words(workspace)).print(format, out());
    return DONE;
  }
}
