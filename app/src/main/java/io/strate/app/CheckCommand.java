package io.strate.app;

import io.strate.workspace.open.CheckDefinitions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the definitions of a workspace. */
@Command(
    name = "check",
    description = "Checks the definitions; prints each problem with its place.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    CheckDefinitions.Report report = new CheckDefinitions(folder.path).check();
    if (!report.problems().isEmpty()) {
      spec.commandLine().getErr().println(report.problems());
    }
    spec.commandLine().getOut().println(report.summary());
    return report.isSound() ? WorkspaceCommand.DONE : Failures.WRONG_USAGE;
  }
}
