package io.strate.benchmark;

import io.strate.lake.Lake;
import io.strate.lake.LakeOptions;
import io.strate.ledger.Ledger;
import io.strate.rule.definition.Definitions;
import io.strate.workspace.Progress;
import io.strate.workspace.definition.Checked;
import io.strate.workspace.definition.WorkspaceDefinition;
import io.strate.workspace.definition.WorkspaceFiles;
import io.strate.workspace.ingest.CachedSchemas;
import io.strate.workspace.ingest.ReadReport;
import io.strate.workspace.ingest.ReadSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The workspace that a user would write over the generated files. */
final class WorkspaceSide {

  private static final String SOURCES =
      """
      workspace: benchmark
      timezone: UTC
      sources:
        contacts:
          read: contacts.csv
          as: contacts
          id: id
        events:
          read: events.csv
          as: events
          event: { column: type }
          contact: contact
          time: time
          properties:
            amount: amount
      segments:
      """;

  private final Path folder;
  private final Lake lake;
  private final CachedSchemas schemas;

  WorkspaceSide(Path folder, List<SegmentCase> cases) throws IOException {
    this.folder = folder;
    StringBuilder yaml = new StringBuilder(SOURCES);
    for (SegmentCase one : cases) {
      yaml.append("  ").append(one.name()).append(": { when: \"").append(one.rule());
      yaml.append("\" }\n");
    }
    Files.writeString(folder.resolve(WorkspaceFiles.MAIN), yaml);
    lake = new Lake(LakeOptions.in(folder.resolve(".strate/scratch")));
    schemas = CachedSchemas.in(folder, folder.resolve(".strate/schemas"), lake);
  }

  private WorkspaceDefinition check() {
    Checked checked = WorkspaceFiles.check(folder, schemas);
    return checked
        .workspace()
        .orElseThrow(() -> new IllegalStateException(checked.problems().toString()));
  }

  /** The rules, as they stand in the file. */
  Definitions definitions() {
    return check().definitions();
  }

  /** Reads the files into the ledger; every row must be taken. */
  void read(Ledger ledger, Shape shape) {
    ReadReport report =
        new ReadSources(check(), ledger, lake, Progress.SILENT, System.err::println)
            .read(Shape.NOW);
    schemas.follow(ledger.notes());
    if (report.rejected() > 0 || report.accepted() < shape.events()) {
      throw new IllegalStateException(report.toString());
    }
  }

  /** Starts the command that checks the definitions, and waits for its end. */
  void checkByCommand(Path strate) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(strate.toString(), "check", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("check.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(folder.resolve("check.log")));
    }
  }
}
