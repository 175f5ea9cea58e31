package io.strate.app;

import io.strate.workspace.open.KeepStore;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads the whole store and verifies every checksum. */
@Command(
    name = "doctor",
    description = "Reads the whole store and verifies every checksum.",
    mixinStandardHelpOptions = true)
final class DoctorCommand extends TableCommand {

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    List<String> findings = new KeepStore(folder.path).doctor();
    if (findings.isEmpty()) {
      err().println("strate: the store is whole");
      return DONE;
    }
    Table table = new Table("finding");
    findings.forEach(table::row);
    table.print(format, out());
    return Failures.FAILED;
  }
}
