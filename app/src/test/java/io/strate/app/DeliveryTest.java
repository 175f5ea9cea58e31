package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What becomes of an answer, and of a command that breaks, outside of all workspaces. */
final class DeliveryTest {

  private final StringWriter err = new StringWriter();

  private CommandLine line() {
    return Strate.commandLine().setErr(new PrintWriter(err, true));
  }

  /** An output that takes so many bytes and then fails. */
  private static final class Failing extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final int room;
    private final String reason;

    Failing(int room, String reason) {
      this.room = room;
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      if (taken.size() == room) {
        throw new IOException(reason);
      }
      taken.write(b);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema", "help", "--version"})
  void halfAnAnswerIsAFailure(String command) {
    Delivery full = new Delivery(new Failing(5, "No space left on device"));
    assertThat(Strate.execute(line(), full, command)).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "strate: the answer could not be written to the standard output (No space left on device): make room or give another place, and ask again\n");
  }

  @Test
  void aReaderThatHadEnoughIsNone() {
    Failing pipe = new Failing(5, "Broken pipe");
    assertThat(Strate.execute(line(), new Delivery(pipe), "schema")).isZero();
    assertThat(err).hasToString("");
    assertThat(pipe.taken.toString(StandardCharsets.UTF_8)).hasSize(5);
  }

  @Test
  void aMistakeStaysAMistakeWhereNothingCanBeWritten() {
    Delivery full = new Delivery(new Failing(0, "No space left on device"));
    assertThat(Strate.execute(line(), full, "schma")).isEqualTo(2);
    assertThat(err.toString()).startsWith("strate: there is no command 'schma'");
  }

  /** A command that breaks. */
  @Command(name = "break")
  private record Breaking(Throwable how) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (how instanceof Error error) {
        throw error;
      }
      throw (Exception) how;
    }
  }

  private String broken(Throwable how) {
    int code =
        Strate.execute(
            line()
                .addSubcommand("break", new Breaking(how))
                .setExecutionExceptionHandler(new Failures())
                .setErr(new PrintWriter(err, true)),
            new Delivery(OutputStream.nullOutputStream()),
            "break");
    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines()).hasSize(1);
    return err.toString();
  }

  @Test
  void tooLittleMemoryIsToldWithItsRemedy() {
    assertThat(broken(new OutOfMemoryError("Java heap space")))
        .startsWith("strate: this needs more memory than the ")
        .contains("nothing that was acknowledged is lost")
        .contains("STRATE_MEMORY=8g");
  }

  @Test
  void whatNobodyForesawGoesIntoAReport() {
    assertThat(broken(new IllegalStateException("x")))
        .contains("something went wrong inside Strate (IllegalStateException)")
        .contains("a report that can be sent is in ");
  }

  @Test
  void errorsOfTheMachineGoIntoAReportToo() {
    assertThat(broken(new StackOverflowError()))
        .contains("something went wrong inside Strate (StackOverflowError)")
        .contains("a report that can be sent is in ");
  }
}
