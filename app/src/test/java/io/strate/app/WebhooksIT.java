package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.app.WebhookReceiver.Received;
import io.strate.connect.outbound.AllowList;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhooks;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code strate serve} as a process that is killed while it delivers: every change of everybody
 * whose event was acknowledged arrives, in order, signed.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class WebhooksIT {

  private static final Pattern PLACE = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+);");
  private static final Pattern KEY = Pattern.compile("(wk_[0-9a-f]+)");
  private static final int CONTACTS = 60;
  private static final int KILLS = 3;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private WebhookReceiver receiver;
  private Process serving;
  private String place = "";
  private String key = "";

  @BeforeEach
  void open() throws IOException {
    receiver = new WebhookReceiver();
  }

  @AfterEach
  void end() {
    client.close();
    receiver.close();
    if (serving != null) {
      serving.destroyForcibly();
    }
  }

  @Test
  void nothingIsLostWhenItIsKilled() throws Exception {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: served
        locale: en
        segments:
          one: count(hit) >= 1
          two: count(hit) >= 2
          three: count(hit) >= 3
        """);
    String secret = webhook();
    for (int round = 0; round < KILLS; round++) {
      start();
      for (int contact = 0; contact < CONTACTS; contact++) {
        assertThat(hit("c" + contact, round)).isEqualTo(200);
      }
      serving.toHandle().destroyForcibly();
      assertThat(serving.waitFor(2, TimeUnit.MINUTES)).as("killed").isTrue();
    }
    start();
    Map<String, List<String>> told = heard(secret);
    assertThat(told).hasSize(CONTACTS);
    assertThat(told.values()).allMatch(List.of("one", "two", "three")::equals);
    serving.destroy();
    assertThat(serving.waitFor(2, TimeUnit.MINUTES)).as("stopped").isTrue();
    assertThat(Cli.run("doctor", folder.toString()).err()).contains("the store is whole");
  }

  private String webhook() {
    try (LiveWorkspace live =
            LiveWorkspace.open(
                folder,
                new Circumstances(
                    System::currentTimeMillis, Progress.SILENT, _ -> {}, Optional.empty()),
                _ -> {});
        Webhooks webhooks = Webhooks.start(live.workspace(), AllowList.nothing())) {
      return webhooks
          .create(new Webhook.Settings(receiver.url(), Set.of(), Set.of(), true))
          .secret();
    }
  }

  /** Segments by contact in the order in which they came first; a message may come twice. */
  private Map<String, List<String>> heard(String secret) throws Exception {
    Map<String, List<String>> told = new HashMap<>();
    Set<String> ids = new HashSet<>();
    while (ids.size() < CONTACTS * KILLS) {
      Received message = receiver.awaited();
      message.verify(secret);
      if (ids.add(message.id())) {
        String[] words = message.told().split(" ");
        told.computeIfAbsent(words[2], _ -> new ArrayList<>()).add(words[0]);
      }
    }
    return told;
  }

  private void start() throws IOException {
    serving = RunProcess.serve(folder, 0, "--allow-outbound", "127.0.0.0/8");
    BufferedReader said = serving.inputReader(StandardCharsets.UTF_8);
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

  private int hit(String contact, int round) throws IOException, InterruptedException {
    String user = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place + "/v1/track"))
            .header("Authorization", "Basic " + user)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"event\": \"hit\", \"userId\": \"%1$s\", \"messageId\": \"%1$s-%2$d\"}"
                        .formatted(contact, round)))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
