package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code strate serve} as a process: what it acknowledged outlives a kill, and counts once. */
final class ServeIT {

  private static final Pattern PLACE = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+);");
  private static final Pattern KEY = Pattern.compile("(wk_[0-9a-f]+)");
  private static final int BATCHES = 120;
  private static final int BATCH = 5;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process serving;
  private String place = "";
  private String key = "";

  @AfterEach
  void end() {
    client.close();
    if (serving != null) {
      serving.destroyForcibly();
    }
  }

  @Test
  void whatWasAcknowledgedBeforeAKillIsThereOnce() throws Exception {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: served
        locale: en
        segments:
          once: count(hit) = 1
          often: count(hit) > 1
        """);
    start();
    AtomicInteger acknowledged = new AtomicInteger();
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        int number = batch;
        answers.add(
            senders.submit(
                () -> {
                  int status = send(number);
                  if (status == 200 && acknowledged.incrementAndGet() == BATCHES / 3) {
                    serving.toHandle().destroyForcibly();
                  }
                  return status;
                }));
      }
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isIn(200, 0);
    }
    assertThat(serving.waitFor(1, TimeUnit.MINUTES)).as("killed").isTrue();
    assertThat(serving.exitValue()).isEqualTo(128 + 9);
    assertThat(acknowledged.get()).isBetween(BATCHES / 3, BATCHES - 1);

    start();
    for (int batch = 0; batch < BATCHES; batch++) {
      assertThat(send(batch)).isEqualTo(200);
    }
    serving.destroy();
    assertThat(serving.waitFor(1, TimeUnit.MINUTES)).as("stopped").isTrue();
    assertThat(serving.exitValue()).isEqualTo(128 + 15);

    assertThat(members("once")).hasSize(BATCHES * BATCH);
    assertThat(members("often")).isEmpty();
    assertThat(Cli.run("doctor", folder.toString()).err()).contains("the store is whole");
  }

  private void start() throws IOException {
    serving = RunProcess.serve(folder);
    BufferedReader said = serving.inputReader(StandardCharsets.UTF_8);
    place = "";
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher at = PLACE.matcher(line);
      place = at.find() ? at.group(1) : place;
      Matcher shown = KEY.matcher(line);
      key = shown.find() ? shown.group(1) : key;
      if (line.startsWith("try it:") || line.startsWith("write keys:")) {
        return;
      }
    }
    throw new IllegalStateException("it did not start");
  }

  private int send(int batch) throws InterruptedException {
    String messages =
        IntStream.range(0, BATCH)
            .mapToObj(
                i ->
                    "{\"type\": \"track\", \"event\": \"hit\", \"userId\": \"u%1$d-%2$d\", \"messageId\": \"m%1$d-%2$d\"}"
                        .formatted(batch, i))
            .collect(Collectors.joining(",", "{\"batch\": [", "]}"));
    String user = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place + "/v1/batch"))
            .header("Authorization", "Basic " + user)
            .POST(HttpRequest.BodyPublishers.ofString(messages))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException killed) {
      return 0;
    }
  }

  private List<String> members(String segment) {
    return Cli.run("members", segment, "--format", "csv", folder.toString())
        .out()
        .lines()
        .skip(1)
        .toList();
  }
}
