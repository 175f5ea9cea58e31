package io.strate.app;

import io.strate.workspace.answer.ExportProfiles;
import io.strate.workspace.open.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes every profile with its attributes, traits and segments to a file: csv, jsonl or parquet by
 * its name.
 */
@Command(
    name = "export",
    description =
        "Writes every profile with its attributes, traits and segments to a file: csv, jsonl or parquet by its name.",
    mixinStandardHelpOptions = true)
final class ExportCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Such as contacts.csv, contacts.jsonl or contacts.parquet.")
  Path file = Path.of("export.csv");

  @Option(
      names = "--of",
      paramLabel = "contacts|accounts",
      defaultValue = "contacts",
      description = "Whose profiles (default: ${DEFAULT-VALUE}).")
  String of = "contacts";

  @Option(
      names = "--segment",
      paramLabel = "SEGMENT",
      defaultValue = "",
      description = "Members of this segment only.")
  String segment = "";

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    long rows = new ExportProfiles(workspace).to(file, Words.entity(of), segment);
    err().println("strate: " + words(workspace).exported(rows, file));
    return DONE;
  }
}
