package io.strate.app;

import io.strate.workspace.open.Workspace;
import io.strate.workspace.run.PlanChanges;
import io.strate.workspace.run.PlanReport;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what run would change before it changes it. */
@Command(
    name = "plan",
    description = "Shows what run would change before it changes it.",
    mixinStandardHelpOptions = true)
final class PlanCommand extends WorkspaceCommand {

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
      description = "Plan for this instant (default: now).")
  Long asOf;

  @Override
  int work(Workspace workspace) {
    PlanReport report = new PlanChanges(workspace).plan(optional(asOf));
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
