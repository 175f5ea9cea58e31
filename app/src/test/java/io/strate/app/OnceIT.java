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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code strate serve} as a process that is killed: what it answered once it answers again. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class OnceIT {

  private static final Pattern PLACE = Pattern.compile("at (http://127\\.0\\.0\\.1:\\d+);");
  private static final String KEY = "a-key-that-was-handed-in-from-outside";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process serving;

  @AfterEach
  void end() {
    client.close();
    if (serving != null) {
      serving.destroyForcibly();
    }
  }

  @Test
  void aRequestThatIsSentAgainAfterAKillIsAnsweredAsTheFirstTime() throws Exception {
    Files.writeString(folder.resolve("strate.yaml"), "workspace: served\nlocale: en\n");
    Files.writeString(folder.resolve("admin.key"), KEY);
    Files.writeString(folder.resolve("strate-server.yaml"), "admin_key_file: admin.key\n");
    HttpResponse<String> first = makeWebhook(start());
    assertThat(first.statusCode()).isEqualTo(201);
    serving.toHandle().destroyForcibly();
    assertThat(serving.waitFor(1, TimeUnit.MINUTES)).as("killed").isTrue();

    String place = start();
    HttpResponse<String> again = makeWebhook(place);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(send(place, "GET", "").body()).containsOnlyOnce("hooks.example.com");
  }

  private String start() throws IOException {
    serving = RunProcess.serve(folder, 0);
    BufferedReader said = serving.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher at = PLACE.matcher(line);
      if (at.find()) {
        return at.group(1);
      }
    }
    throw new IllegalStateException("it did not start");
  }

  private HttpResponse<String> makeWebhook(String place) throws Exception {
    return send(place, "POST", "{\"url\": \"https://hooks.example.com/a\"}");
  }

  private HttpResponse<String> send(String place, String method, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(place + "/api/v1/webhooks"))
            .header("Authorization", "Bearer " + KEY)
            .header("Idempotency-Key", "the first one")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
