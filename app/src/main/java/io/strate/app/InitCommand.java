package io.strate.app;

import io.strate.workspace.open.CheckDefinitions;
import io.strate.workspace.start.StartWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a first workspace. */
@Command(
    name = "init",
    description = "Writes a commented starter workspace, or one inferred from files.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--from",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to infer sources from; end the list with -- before WORKSPACE.")
  List<String> files = List.of();

  @Mixin WorkspaceFolder folder = new WorkspaceFolder();

  @Override
  public Integer call() {
    Path written = new StartWorkspace(folder.path).from(files);
    spec.commandLine().getOut().println("Wrote " + written + next());
    return WorkspaceCommand.DONE;
  }

  /** A starter names files that are not there yet; what files seem to be is checked at once. */
  private String next() {
    if (files.isEmpty()) {
      return ". Next: ./strate check " + folder.path;
    }
    CheckDefinitions.Report report = new CheckDefinitions(folder.path).check();
    if (!report.problems().isEmpty()) {
      spec.commandLine().getErr().println(report.problems());
    }
    return report.isSound()
        ? "; it is sound, and says in comments what is doubtful. Next: ./strate plan " + folder.path
        : "; it is not sound yet: correct what is said above. Next: ./strate check " + folder.path;
  }
}
