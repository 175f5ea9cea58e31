package io.strate.app;

import io.strate.workspace.Circumstances;
import io.strate.workspace.open.Workspace;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on a workspace: opens it, does its one thing, closes it. */
abstract class WorkspaceCommand implements Callable<Integer> {

  static final int DONE = 0;

  @Spec CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How tables are printed (default: table).")
  Format format = Format.TABLE;

  /** The folder that the command line names. */
  abstract WorkspaceFolder folder();

  /** What the command does with its workspace; the exit code. */
  abstract int work(Workspace workspace);

  @Override
  public Integer call() {
    try (Terminal terminal = new Terminal(err());
        Workspace workspace = Workspace.open(folder().path, circumstances(terminal))) {
      return work(workspace);
    }
  }

  Circumstances circumstances(Terminal terminal) {
    return new Circumstances(System::currentTimeMillis, terminal, terminal::warn, asked().locale());
  }

  private Strate asked() {
    return (Strate) spec.root().userObject();
  }

  /** The words of a workspace's language, or of the one asked for. */
  static Words words(Workspace workspace) {
    return new Words(workspace.definition().locale());
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
