package io.strate.app;

import picocli.CommandLine.Option;

/** A command that prints tables. */
abstract class TableCommand extends SpokenCommand {

  @Option(
      names = "--format",
      paramLabel = "table|json|csv",
      description = "How tables are printed (default: table).")
  Format format = Format.TABLE;
}
