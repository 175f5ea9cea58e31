package io.strate.app;

import io.strate.workspace.open.KeepStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the whole store and verifies every checksum. */
@Command(
    name = "doctor",
    description = "Reads the whole store and verifies every checksum.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How tables are printed (default: table).")
  Format format = Format.TABLE;

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    List<String> findings = new KeepStore(folder.path).doctor();
    if (findings.isEmpty()) {
      spec.commandLine().getErr().println("strate: the store is whole");
      return WorkspaceCommand.DONE;
    }
    Table table = new Table("finding");
    findings.forEach(table::row);
    table.print(format, spec.commandLine().getOut());
    return Failures.FAILED;
  }
}
