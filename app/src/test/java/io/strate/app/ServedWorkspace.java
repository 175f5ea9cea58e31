package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code strate serve} as a process, to be killed, stopped and started again at its port. */
final class ServedWorkspace implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("at http://127\\.0\\.0\\.1:(\\d+);");
  private static final Pattern KEY = Pattern.compile("(wk_[0-9a-f]+)");

  private final Path folder;
  private Process process;
  private BufferedReader said;
  private int port;
  private String key = "";

  private ServedWorkspace(Path folder) {
    this.folder = folder;
  }

  /** Serves a folder at a free port. */
  static ServedWorkspace start(Path folder) throws IOException {
    ServedWorkspace served = new ServedWorkspace(folder);
    served.start();
    return served;
  }

  /** Serves, at the same port if it did before. */
  void start() throws IOException {
    launch();
    awaitStarted();
  }

  /** The same, but waits only until an event is in its log. */
  void startUntil(String event) throws IOException {
    launch();
    readUntil(line -> line.contains("event=" + event + " "));
  }

  private void launch() throws IOException {
    process = RunProcess.serve(folder, port);
    said = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Waits until it has been brought up to now. */
  void awaitStarted() throws IOException {
    readUntil(line -> line.startsWith("try it:") || line.startsWith("write keys:"));
  }

  private void readUntil(Predicate<String> last) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher at = PORT.matcher(line);
      port = at.find() ? Integer.parseInt(at.group(1)) : port;
      Matcher shown = KEY.matcher(line);
      key = shown.find() ? shown.group(1) : key;
      if (last.test(line)) {
        return;
      }
    }
    throw new IllegalStateException("it did not start");
  }

  int port() {
    return port;
  }

  String place() {
    return "http://127.0.0.1:" + port;
  }

  /** The write key that the first start made. */
  String key() {
    return key;
  }

  /**
   * How many requests of the tracking API it counts as answered.
   *
   * @param statuses such as 4xx
   */
  long answered(String statuses) throws IOException {
    String series =
        "strate_http_request_seconds_count{route=\"tracking\",status=\"%s\"} ".formatted(statuses);
    try (InputStream metrics = URI.create(place() + "/metrics").toURL().openStream()) {
      return new String(metrics.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(series))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(series.length())))
          .sum();
    }
  }

  /** {@code kill -9}, not waited for. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  void awaitKilled() throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("killed").isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
  }

  /** Asks it to stop, and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("stopped").isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 15);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
