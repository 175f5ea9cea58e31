package io.strate.app;

import io.strate.workspace.open.KeepStore;
import io.strate.workspace.open.Workspace;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads the whole store and verifies every checksum. */
@Command(
    name = "doctor",
    description = "Reads the whole store and verifies every checksum.",
    mixinStandardHelpOptions = true)
final class DoctorCommand extends WorkspaceCommand {

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    List<String> findings = new KeepStore(workspace).doctor();
    Table table = new Table(Column.FINDING);
    findings.forEach(table::row);
    if (findings.isEmpty()) {
      err().println("strate: " + words(workspace).whole());
    } else {
      table.print(format, words(workspace), out());
    }
    return findings.isEmpty() ? DONE : Failures.FAILED;
  }
}
