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

  /** Serves a workspace, at a free port if that is 0; both outputs can be read from the process. */
  static Process serve(Path workspace, int port, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--port", Integer.toString(port)));
    all.addAll(List.of(options));
    return builder("serve", workspace, all.toArray(String[]::new)).start();
  }

  /** Starts any command on a workspace; both outputs can be read from the process. */
  static Process start(String command, Path workspace, String... options) throws IOException {
    return builder(command, workspace, options).start();
  }

  /** Learns in a JVM with further options; both outputs go to a file. */
  static Process learn(Path workspace, Path log, List<String> jvm, String... options)
      throws IOException {
    return builder(jvm, "learn", workspace, options).redirectOutput(log.toFile()).start();
  }

  private static ProcessBuilder builder(String command, Path workspace, String... options) {
    return builder(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"), command, workspace, options);
  }

  private static ProcessBuilder builder(
      List<String> jvm, String command, Path workspace, String... options) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(jvm);
    line.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path"),
            "io.strate.app.Strate",
            command,
            workspace.toString()));
    line.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    // A JVM says that it has picked them up, where a test reads what the program says.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    return builder;
  }
}
