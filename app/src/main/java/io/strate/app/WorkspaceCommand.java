package io.strate.app;

import io.strate.workspace.Circumstances;
import io.strate.workspace.open.Workspace;
import java.io.PrintWriter;
import java.util.Optional;

/** A command that works on a workspace: opens it, does its one thing, closes it. */
abstract class WorkspaceCommand extends TableCommand {

  private Optional<Terminal> terminal = Optional.empty();

  /** The folder that the command line names. */
  abstract WorkspaceFolder folder();

  /** What the command does with its workspace; the exit code. */
  abstract int work(Workspace workspace);

  @Override
  public Integer call() {
    try (Terminal shown = new Terminal(err());
        Workspace workspace = open(circumstances(shown))) {
      terminal = Optional.of(shown);
      return work(workspace);
    }
  }

  /** A bar of progress that is still there would be drawn over what is printed. */
  @Override
  PrintWriter out() {
    terminal.ifPresent(Terminal::close);
    return super.out();
  }

  @Override
  PrintWriter err() {
    terminal.ifPresent(Terminal::close);
    return super.err();
  }

  /** Opens the workspace to look at; a command that reads the sources opens it otherwise. */
  Workspace open(Circumstances circumstances) {
    return Workspace.look(folder().path, circumstances);
  }

  Circumstances circumstances(Terminal terminal) {
    return new Circumstances(System::currentTimeMillis, terminal, terminal::warn, askedLocale());
  }

  /** The words of a workspace's language, or of the one asked for. */
  static Words words(Workspace workspace) {
    return new Words(workspace.definition().locale());
  }
}
