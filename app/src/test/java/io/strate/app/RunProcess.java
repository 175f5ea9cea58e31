package io.strate.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code strate} in a process of its own. */
final class RunProcess {

  private RunProcess() {}

  /** Starts a run whose outputs both go to a file. */
  static Process start(Path workspace, Path log, String... options) throws IOException {
    return builder("run", workspace, options).redirectOutput(log.toFile()).start();
  }

  /** Serves a workspace at a free port; both outputs can be read from the process. */
  static Process serve(Path workspace, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(options));
    return builder("serve", workspace, all.toArray(String[]::new)).start();
  }

  private static ProcessBuilder builder(String command, Path workspace, String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.strate.app.Strate",
                command,
                workspace.toString()));
    line.addAll(List.of(options));
    return new ProcessBuilder(line).redirectErrorStream(true);
  }
}
