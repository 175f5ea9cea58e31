package io.strate.app;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns what stopped a command into one sentence and an exit code: 2 where definitions or usage are
 * wrong, 1 for everything else. What nobody foresaw becomes a report in a file, never a stack trace
 * on the terminal.
 */
final class Failures implements IExecutionExceptionHandler {

  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  @Override
  public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
    Throwable cause =
        thrown instanceof ExecutionException wrapped && wrapped.getCause() instanceof Error error
            ? error
            : thrown;
    Failure failure =
        switch (cause) {
          case Failure known -> known;
          case OutOfMemoryError full -> memory(full);
          default -> unforeseen(cause);
        };
    line.getErr().println("strate: " + failure.getMessage());
    line.getErr().flush();
    return isUsage(failure) ? WRONG_USAGE : FAILED;
  }

  /** Runs a command so that errors of the machine come to {@link #handleExecutionException}. */
  static int runCatchingErrors(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error error) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), "", error);
    }
  }

  private static Failure memory(OutOfMemoryError full) {
    return new Failure(
        "memory",
        Blame.RESOURCES,
        "this needs more memory than the %d MB that Strate may take; nothing that was acknowledged is lost: allow more with the environment variable STRATE_MEMORY, such as STRATE_MEMORY=8g"
            .formatted(Runtime.getRuntime().maxMemory() >> 20),
        full);
  }

  private static boolean isUsage(Failure failure) {
    return failure.blame() == Blame.USER
        && (failure.code().startsWith("definitions.")
            || failure.code().startsWith("usage.")
            || failure.code().equals("export.format")
            || failure.code().equals("workspace.missing"));
  }

  private static Failure unforeseen(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    String where;
    try {
      Path report = Files.createTempFile("strate-report-", ".txt");
      Files.writeString(report, trace.toString(), StandardCharsets.UTF_8);
      where = "a report that can be sent is in " + report;
    } catch (IOException unwritable) {
      where = "no report could be written (" + unwritable.getMessage() + ")";
    }
    return new Failure(
        "internal",
        Blame.INTERNAL,
        "something went wrong inside Strate (%s); nothing that was acknowledged is lost; %s"
            .formatted(thrown.getClass().getSimpleName(), where),
        thrown);
  }
}
