package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own: others must wait, and who stops it is told what that means. */
final class StoppedRunIT {

  private static final int ROWS = 500_000;
  private static final int MOST_ATTEMPTS = 4;

  @TempDir Path folder;

  @Test
  void whoComesMeanwhileIsToldToWaitAndWhoStopsItWhatIsKept() throws Exception {
    Path workspace = BadInputTest.threeOrders(folder.resolve("few"));
    WholeAnswers.run(workspace, "2026-01-31T00:00:00Z");
    Stopped stopped = stopped(workspace, ROWS);
    for (int attempt = 1; stopped.code() == 0 && attempt < MOST_ATTEMPTS; attempt++) {
      stopped = stopped(workspace, ROWS << attempt); // It was at its end before we looked.
    }

    assertThat(stopped.code()).isEqualTo(128 + 15);
    assertThat(Files.readString(folder.resolve("run.log")))
        .isEqualToIgnoringNewLines(
            "strate: stopped before it was done; what was recorded before is kept, and nothing is half recorded: start the command again");
    assertThat(stopped.meanwhile().code()).isEqualTo(1);
    assertThat(stopped.meanwhile().err())
        .contains(
            "is in use by process "
                + stopped.pid()
                + ": wait until it ends, or stop it, then start again.");
    assertThat(members(workspace).out()).isEqualTo(stopped.before());
    assertThat(Cli.run("doctor", workspace.toString()).err()).contains("the store is whole");
  }

  /**
   * A run that was stopped.
   *
   * @param before what was answered before it
   * @param meanwhile what was answered while it was at work
   * @param code its exit code: 0 if it came to its end
   */
  private record Stopped(String before, Cli.Result meanwhile, long pid, int code) {}

  private Stopped stopped(Path workspace, int rows) throws IOException, InterruptedException {
    String before = members(workspace).out();
    addOrders(workspace, rows);
    Process run = RunProcess.start(workspace, folder.resolve("run.log"));
    while (Files.exists(workspace.resolve(".strate/ledger/seal")) && run.isAlive()) {
      run.waitFor(10, TimeUnit.MILLISECONDS);
    }
    Cli.Result meanwhile = members(workspace);
    run.destroy();
    return new Stopped(before, meanwhile, run.pid(), run.waitFor());
  }

  private static Cli.Result members(Path workspace) {
    return Cli.run("members", "regular", workspace.toString());
  }

  /** Enough for a run to be still at work when it is stopped. */
  private static void addOrders(Path workspace, int rows) throws IOException {
    String row = "B,2026-01-16T08:30:00Z,10\n";
    Files.writeString(workspace.resolve("orders.csv"), row.repeat(rows), StandardOpenOption.APPEND);
  }
}
