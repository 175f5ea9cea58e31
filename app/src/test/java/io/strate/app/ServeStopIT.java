package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code strate serve} as a process that is stopped in order: calls in flight end, others wait. */
final class ServeStopIT {

  private static final Pattern PLACE = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final String KEY = "wk_0123456789abcdef0123456789abcdef";
  private static final String HIT =
      "{\"userId\": \"%s\", \"event\": \"hit\", \"writeKey\": \"%s\"}";

  @TempDir Path folder;
  private Process serving;
  private BufferedReader said;
  private final List<String> log = new ArrayList<>();
  private int port;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        "workspace: served\nlocale: en\nsegments:\n  hit: count(hit) > 0\n");
    Files.writeString(folder.resolve("write-key"), KEY + "\n");
    Files.writeString(
        folder.resolve("strate-server.yaml"),
        "write_key_file: write-key\nlog_requests: true\nstop_seconds: 30\n");
    serving = RunProcess.serve(folder, 0, "--log-format", "json");
    said = serving.inputReader(StandardCharsets.UTF_8);
    readUntil("server.started");
    Matcher place = PLACE.matcher(log.getLast());
    assertThat(place.find()).as(log.getLast()).isTrue();
    port = Integer.parseInt(place.group(1));
  }

  @AfterEach
  void end() {
    serving.destroyForcibly();
  }

  /** Reads the log up to the line of an event, or to its end. */
  private void readUntil(String event) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      log.add(line);
      if (line.contains("\"event\":\"" + event + "\"")) {
        return;
      }
    }
  }

  @Test
  void callsInFlightEndNewOnesAreToComeAgainAndTheStoreIsSealed() throws Exception {
    Cli.Result second = Cli.run("serve", "--port", "0", folder.toString());
    assertThat(second.code()).isEqualTo(1);
    assertThat(second.err()).contains("is in use by process " + serving.pid());

    String body = HIT.formatted("slow", KEY);
    try (Socket slow = new Socket("127.0.0.1", port)) {
      write(slow, head("/v1/track", body.length(), "Expect: 100-continue\r\n"));
      BufferedReader answers = reader(slow);
      assertThat(answers.readLine()).as("it is inside").contains(" 100");
      assertThat(answers.readLine()).isEmpty();
      serving.toHandle().destroy();
      readUntil("server.stopping");
      assertThat(post(HIT.formatted("late", KEY))).contains(" 429 ");
      assertThat(ask("GET /readyz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
          .contains(" 503 ");
      write(slow, body);
      assertThat(answers.readLine()).contains(" 200 ");
    }
    assertThat(serving.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
    assertThat(serving.exitValue()).isEqualTo(128 + 15);
    readUntil("nothing more");
    assertThat(log).last().asString().contains("\"event\":\"server.stopped\"");

    assertThat(log).filteredOn(line -> !line.startsWith("{")).isEmpty();
    assertThat(log).allSatisfy(line -> assertThat(line).contains("\"time\":", "\"level\":"));
    assertThat(String.join("\n", log)).contains("\"route\":\"tracking\"");
    assertThat(String.join("\n", log)).doesNotContain(KEY, "slow", "late", "/v1/");

    assertThat(Cli.run("members", "hit", "--format", "csv", folder.toString()).out())
        .contains("slow,")
        .doesNotContain("late");
    assertThat(Cli.run("doctor", folder.toString()).err()).contains("the store is whole");
  }

  private static String head(String path, int length, String more) {
    return "POST %s HTTP/1.1\r\nHost: h\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n"
        .formatted(path, more, length);
  }

  private String post(String body) throws IOException {
    return ask(head("/v1/track", body.length(), "") + body);
  }

  /** The first line of an answer. */
  private String ask(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      write(socket, request);
      return reader(socket).readLine();
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }
}
