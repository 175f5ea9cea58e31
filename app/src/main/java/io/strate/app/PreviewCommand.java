package io.strate.app;

import io.strate.workspace.answer.PreviewCondition;
import io.strate.workspace.open.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts who satisfies a condition, and shows a sample, without defining anything. */
@Command(
    name = "preview",
    description =
        "Counts who satisfies a condition, and shows a sample, without defining anything.",
    mixinStandardHelpOptions = true)
final class PreviewCommand extends WorkspaceCommand {

  @Parameters(
      index = "0",
      paramLabel = "CONDITION",
      description = "Such as 'count(order within 30 days) >= 2'.")
  String condition = "";

  @Option(
      names = "--of",
      paramLabel = "contacts|accounts",
      defaultValue = "contacts",
      description = "Whose condition it is (default: ${DEFAULT-VALUE}).")
  String of = "contacts";

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many ids to show (default: ${DEFAULT-VALUE}).")
  int sample = 10;

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Mixin AsOf asOf = new AsOf();

  @Override
  int work(Workspace workspace) {
    PreviewCondition.Preview preview =
        new PreviewCondition(workspace).of(condition, Words.entity(of), sample, asOf.asked());
    preview.warnings().forEach(workspace.circumstances().warnings());
    Words words = words(workspace);
    if (format == Format.TABLE) {
      out().println(words.count(preview.members(), preview.population(), preview.of()));
      preview.reachable().forEach(count -> out().println("  " + words.reachable(count)));
    }
    Table table = new Table(Column.ID);
    preview.sample().forEach(table::row);
    table.print(format, words, out());
    return DONE;
  }
}
