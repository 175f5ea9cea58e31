package io.strate.app;

import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.RunReport;
import io.strate.workspace.run.RunSegments;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads what is new, computes every trait and segment, records what changed. */
@Command(
    name = "run",
    description = "Reads what is new, computes every trait and segment, records what changed.",
    mixinStandardHelpOptions = true)
final class RunCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "WORKSPACE",
      description = "Its folder (default: this one).")
  Path workspace = Path.of(".");

  @Override
  Path folder() {
    return workspace;
  }

  @Nullable
  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      converter = InstantArgument.class,
      description = "Compute as of this instant (default: now).")
  Long asOf;

  @Override
  int work(Workspace workspace) {
    RunReport report = new RunSegments(workspace).run(optional(asOf));
    new RunReportView(report).print(format, out());
    return DONE;
  }
}
