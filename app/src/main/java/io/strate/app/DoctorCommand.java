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
    KeepStore store = new KeepStore(folder.path);
    List<String> findings = store.doctor();
    if (findings.isEmpty()) {
      err().println("strate: " + words(store.locale()).whole());
      return DONE;
    }
    Table table = new Table(Column.FINDING);
    findings.forEach(table::row);
    table.print(format, words(store.locale()), out());
    return Failures.FAILED;
  }
}
