package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code strate serve} as a process: what it acknowledged outlives a kill, and counts once. */
final class ServeIT {

  private static final int BATCHES = 120;
  private static final int BATCH = 5;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private ServedWorkspace serving;

  @AfterEach
  void end() {
    client.close();
    if (serving != null) {
      serving.close();
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
    serving = ServedWorkspace.start(folder);
    AtomicInteger acknowledged = new AtomicInteger();
    CountDownLatch killed = new CountDownLatch(1);
    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        int number = batch;
        answers.add(
            senders.submit(
                () -> {
                  if (number >= BATCHES * 2 / 3) {
                    // Whoever kills it may stand still: some are sent in vain in any case.
                    assertThat(killed.await(2, TimeUnit.MINUTES)).isTrue();
                  }
                  int status = send(number);
                  if (status == 200 && acknowledged.incrementAndGet() == BATCHES / 3) {
                    serving.kill();
                    killed.countDown();
                  }
                  return status;
                }));
      }
    }
    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isIn(200, 0);
    }
    serving.awaitKilled();
    assertThat(acknowledged.get()).isBetween(BATCHES / 3, BATCHES - 1);

    serving.start();
    for (int batch = 0; batch < BATCHES; batch++) {
      assertThat(send(batch)).isEqualTo(200);
    }
    serving.stop();

    assertThat(members("once")).hasSize(BATCHES * BATCH);
    assertThat(members("often")).isEmpty();
    assertThat(Cli.run("doctor", folder.toString()).err()).contains("the store is whole");
  }

  /** Its listening is said before its workspace is brought up to now. */
  @Test
  void whoeverCallsAsSoonAsItListensIsHeard() throws Exception {
    Files.writeString(
        folder.resolve("strate.yaml"),
        "workspace: served\nlocale: en\nsegments:\n  often: count(hit) > 1\n  once: count(hit) = 1\n");
    serving = ServedWorkspace.start(folder); // makes the key
    serving.stop();
    serving.startUntil("server.listening");
    assertThat(ask("/livez")).isEqualTo(200);
    assertThat(send(1)).isEqualTo(200);
    serving.awaitStarted();
    assertThat(ask("/readyz")).isEqualTo(200);
    serving.stop();
    assertThat(members("once")).hasSize(BATCH);
  }

  private int ask(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(serving.place() + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private int send(int batch) throws InterruptedException {
    String messages =
        IntStream.range(0, BATCH)
            .mapToObj(
                i ->
                    "{\"type\": \"track\", \"event\": \"hit\", \"userId\": \"u%1$d-%2$d\", \"messageId\": \"m%1$d-%2$d\"}"
                        .formatted(batch, i))
            .collect(Collectors.joining(",", "{\"batch\": [", "]}"));
    String user =
        Base64.getEncoder().encodeToString((serving.key() + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(serving.place() + "/v1/batch"))
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
