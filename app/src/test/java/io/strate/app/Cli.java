package io.strate.app;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command line as a user sees it, within this process. */
public final class Cli {

  private Cli() {}

  /** What a command printed, and its exit code. */
  public record Result(int code, String out, String err) {}

  public static Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Strate.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Result(code, out.toString(), err.toString());
  }
}
