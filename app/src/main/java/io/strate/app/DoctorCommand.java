package io.strate.app;

import io.strate.workspace.open.KeepStore;
import io.strate.workspace.open.Workspace;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads the whole store and verifies every checksum. */
@Command(
    name = "doctor",
    description = "Reads the whole store and verifies every checksum.",
    mixinStandardHelpOptions = true)
final class DoctorCommand extends WorkspaceCommand {

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

  @Override
  int work(Workspace workspace) {
    List<String> findings = new KeepStore(workspace).doctor();
    Table table = new Table("finding");
    findings.forEach(table::row);
    if (findings.isEmpty()) {
      err().println("strate: the store is whole");
    } else {
      table.print(format, out());
    }
    return findings.isEmpty() ? DONE : Failures.FAILED;
  }
}
