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

  @TempDir Path folder;

  @Test
  void whoComesMeanwhileIsToldToWaitAndWhoStopsItWhatIsKept() throws Exception {
    Path workspace = BadInputTest.threeOrders(folder.resolve("few"));
    WholeAnswers.run(workspace, "2026-01-31T00:00:00Z");
    String members = members(workspace).out();
    addOrders(workspace);

    Process run = RunProcess.start(workspace, folder.resolve("run.log"));
    while (Files.exists(workspace.resolve(".strate/ledger/seal")) && run.isAlive()) {
      run.waitFor(10, TimeUnit.MILLISECONDS);
    }
    Cli.Result meanwhile = members(workspace);
    run.destroy();

    assertThat(run.waitFor()).isEqualTo(128 + 15);
    assertThat(Files.readString(folder.resolve("run.log")))
        .isEqualToIgnoringNewLines(
            "strate: stopped before it was done; what was recorded before is kept, and nothing is half recorded: start the command again");
    assertThat(meanwhile.code()).isEqualTo(1);
    assertThat(meanwhile.err())
        .contains(
            "is in use by process "
                + run.pid()
                + ": wait until it ends, or stop it, then start again.");
    assertThat(members(workspace).out()).isEqualTo(members);
    assertThat(Cli.run("doctor", workspace.toString()).err()).contains("the store is whole");
  }

  private static Cli.Result members(Path workspace) {
    return Cli.run("members", "regular", workspace.toString());
  }

  /** Enough for a run to be still at work when it is stopped. */
  private static void addOrders(Path workspace) throws IOException {
    String row = "B,2026-01-16T08:30:00Z,10\n";
    Files.writeString(workspace.resolve("orders.csv"), row.repeat(ROWS), StandardOpenOption.APPEND);
  }
}
