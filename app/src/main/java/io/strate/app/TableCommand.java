package io.strate.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that prints tables. */
abstract class TableCommand implements Callable<Integer> {

  static final int DONE = 0;

  @Spec CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How tables are printed (default: table).")
  Format format = Format.TABLE;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
