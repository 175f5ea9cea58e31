package io.strate.app;

import io.strate.workspace.open.CheckDefinitions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the definitions of a workspace. */
@Command(
    name = "check",
    description = "Checks the definitions; prints each problem with its place.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "WORKSPACE",
      description = "Its folder (default: this one).")
  Path workspace = Path.of(".");

  @Override
  public Integer call() {
    CheckDefinitions.Report report = new CheckDefinitions(workspace).check();
    spec.commandLine().getErr().print(report.problems());
    spec.commandLine().getErr().flush();
    spec.commandLine().getOut().println(report.summary());
    return report.isSound() ? WorkspaceCommand.DONE : Failures.WRONG_USAGE;
  }
}
