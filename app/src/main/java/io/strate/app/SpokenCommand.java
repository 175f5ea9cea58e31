package io.strate.app;

import io.strate.workspace.definition.Localized;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that answers in the workspace's language, or in the one asked for. */
abstract class SpokenCommand implements Callable<Integer> {

  static final int DONE = 0;

  @Spec CommandSpec spec;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** The language that the command line asks for. */
  Optional<Localized.Locale> askedLocale() {
    return root().locale();
  }

  Strate root() {
    return (Strate) spec.root().userObject();
  }

  /** The words of a workspace whose language is {@code own}. */
  Words words(Localized.Locale own) {
    return new Words(askedLocale().orElse(own));
  }
}
