package io.strate.benchmark.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code strate serve} in a process of its own. */
final class ServedProcess implements AutoCloseable {

  private static final Pattern PORT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final int port;
  private final double seconds;

  private ServedProcess(Process process, int port, double seconds) {
    this.process = process;
    this.port = port;
    this.seconds = seconds;
  }

  /** Starts a command and waits until it says where it listens. */
  static ServedProcess start(Path strate, List<String> arguments) throws IOException {
    long begun = System.nanoTime();
    List<String> line = new ArrayList<>(List.of(strate.toString()));
    line.addAll(arguments);
    line.addAll(List.of("--port", "0", "--locale", "en"));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("STRATE_MESSAGES_PER_SECOND", "0"); // what is measured is no limit
    Process process = builder.start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    for (String each = said.readLine(); each != null; each = said.readLine()) {
      all.append(each).append('\n');
      Matcher place = PORT.matcher(each);
      if (place.find()) {
        double taken = (System.nanoTime() - begun) / 1e9;
        return new ServedProcess(process, Integer.parseInt(place.group(1)), taken);
      }
    }
    throw new IllegalStateException("strate did not start:\n" + all);
  }

  /** Asks for a page; it must be there. */
  void ask(String path) throws IOException {
    try (InputStream answer = URI.create("http://127.0.0.1:" + port + path).toURL().openStream()) {
      answer.readAllBytes();
    }
  }

  int port() {
    return port;
  }

  /** How long it took to start. */
  double seconds() {
    return seconds;
  }

  /** Processor time that it has used, in seconds. */
  double processorSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        throw new IOException("strate did not stop within two minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
