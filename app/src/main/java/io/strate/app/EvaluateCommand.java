package io.strate.app;

import io.strate.workspace.answer.learnt.ShowModel;
import io.strate.workspace.open.Workspace;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows everything that a version of a model was measured to be. */
@Command(
    name = "evaluate",
    description =
        "Shows all that a version of a model was measured to be, on people like those it learnt from and on later ones.")
final class EvaluateCommand extends WorkspaceCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "A model.")
  private String name = "";

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "This version (default: the one in force, or else the one learnt last).")
  private Optional<Integer> version = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean isHelpWanted;

  @Mixin private WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  WorkspaceFolder folder() {
    return folder;
  }

  @Override
  int work(Workspace workspace) {
    OptionalInt asked = version.map(OptionalInt::of).orElse(OptionalInt.empty());
    new EvaluationView(new ShowModel(workspace).of(name, asked), words(workspace))
        .print(format, out());
    return DONE;
  }
}
