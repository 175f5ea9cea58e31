package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.demo.DemoOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code strate demo} as a process: made once, served, and gone on with. */
final class DemoIT {

  @TempDir Path folder;
  private Process serving;

  @AfterEach
  void end() {
    if (serving != null) {
      serving.destroyForcibly();
    }
  }

  @Test
  void aDemoIsMadeOnceAndGoesOnLiving() throws Exception {
    Path demo = folder.resolve("demo");
    List<String> first = said(demo, "--contacts", "300", "--seed", "7");
    assertThat(first).anyMatch(line -> line.contains("300 contacts de"));
    assertThat(first).anyMatch(line -> line.contains("wk_"));
    assertThat(DemoOptions.of(demo).orElseThrow().seed()).isEqualTo(7);
    assertThat(Cli.run("segments", "--format", "csv", demo.toString()).out())
        .contains("a_relancer,À relancer,contacts,");

    List<String> second = said(demo);
    assertThat(second).noneMatch(line -> line.contains("300 contacts de"));
    assertThat(second).anyMatch(line -> line.contains("default"));
  }

  /** What it says until it serves; then it is stopped. */
  private List<String> said(Path demo, String... options) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--port", "0"));
    serving = RunProcess.start("demo", demo, all.toArray(String[]::new));
    BufferedReader reader = serving.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
      if (line.contains("default")) {
        break;
      }
    }
    serving.destroy();
    assertThat(serving.waitFor(2, TimeUnit.MINUTES)).as("stopped").isTrue();
    assertThat(serving.exitValue()).as(lines.toString()).isEqualTo(128 + 15);
    return lines;
  }
}
