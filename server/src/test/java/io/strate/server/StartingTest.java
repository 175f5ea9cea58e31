package io.strate.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.connect.outbound.AllowList;
import io.strate.server.health.Health;
import io.strate.workspace.Circumstances;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.access.Users;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server answers that listens already, while its workspace is brought up to now. */
final class StartingTest {

  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Health health =
      new Health(Optional.empty(), Optional.empty(), () -> NOW, nanos::get);
  private LiveWorkspace live;
  private Webhooks webhooks;
  private AccessKeys keys;
  private StrateServer server;

  @BeforeEach
  void listen() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        "workspace: tested\nlocale: en\nsegments:\n  busy: did opened within 1 day\n");
    live =
        LiveWorkspace.begin(
            folder,
            new Circumstances(() -> NOW, health.start(), _ -> {}, Optional.empty()),
            new Listeners(),
            health);
    webhooks = Webhooks.start(live.workspace(), AllowList.of(List.of()));
    keys = AccessKeys.of(live.workspace());
    server =
        StrateServer.listen(
            new ServerOptions("127.0.0.1", 0),
            new Service(
                live,
                ChangeFeed.of(live.workspace()),
                webhooks,
                keys,
                Users.of(live.workspace()),
                () -> {
                  throw new IllegalStateException("a tour may look at members");
                }),
            () -> NOW,
            nanos::get,
            health);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    webhooks.close();
    live.close();
    health.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path);
    return ask(headers.length == 0 ? request : request.headers(headers));
  }

  private void begin() {
    live.start();
    server.open();
  }

  @Test
  void probesSayThatItLivesAndHowFarItIs() throws IOException, InterruptedException {
    assertThat(get("/livez").statusCode()).isEqualTo(200);
    for (String probe : List.of("/readyz", "/startupz")) {
      assertThat(get(probe).statusCode()).isEqualTo(503);
      assertThat(get(probe).body())
          .isEqualTo("no: it has been bringing the workspace up to now for 0 s\n");
    }
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(7_900));
    health.start().at("reading secret.csv", 10, 0);
    health.start().at("reading other.csv", 10, 40);
    health.start().at("reading other.csv", 30, 40);
    assertThat(get("/readyz").body())
        .isEqualTo("no: it has been bringing the workspace up to now for 7 s; step 2, 75 % done\n");
    begin();
    for (String probe : List.of("/livez", "/readyz", "/startupz")) {
      assertThat(get(probe).statusCode()).isEqualTo(200);
      assertThat(get(probe).body()).isEqualTo("yes\n");
    }
  }

  @Test
  void callsAreKeptAndCountOnceItIsUpToNow() throws IOException, InterruptedException {
    String key = keys.make("site", AccessKeys.Scope.WRITE);
    String call =
        "{\"userId\": \"u1\", \"event\": \"opened\", \"writeKey\": \"%s\"}".formatted(key);
    HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(call);
    assertThat(ask(to("/v1/track").POST(body)).statusCode()).isEqualTo(200);
    begin();
    assertThat(live.workspace().ledger().runs().members("busy").getCardinality()).isEqualTo(1);
  }

  @Test
  void programsAreAskedToComeAgain() throws IOException, InterruptedException {
    String key = keys.make("admin", AccessKeys.Scope.ADMIN);
    HttpResponse<String> early =
        get("/api/v1/segments", "Authorization", "Bearer " + key, "Accept", "application/json");
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(early.headers().firstValue("Retry-After")).contains("1");
    assertThat(early.body())
        .contains(
            "\"status\":503",
            "\"code\":\"server.starting\"",
            "\"type\":\"urn:strate:problem:server.starting\"");
    begin();
    assertThat(get("/api/v1/segments", "Authorization", "Bearer " + key).statusCode())
        .isEqualTo(200);
  }

  @Test
  void peopleSeeAPageInTheirLanguageThatLoadsItselfAgain()
      throws IOException, InterruptedException {
    HttpResponse<String> french = get("/segment/busy", "Accept-Language", "fr-FR,fr;q=0.9");
    assertThat(french.statusCode()).isEqualTo(503);
    assertThat(french.headers().firstValue("Refresh")).contains("2");
    assertThat(french.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(french.body()).contains("<html lang=\"fr\">", "se recharge d'elle-même");
    assertThat(get("/sign-in").body()).contains("<html lang=\"en\">", "loads itself again");
    String style = french.body().replaceAll("(?s).*href=\"(/assets/[^\"]*\\.css)\".*", "$1");
    assertThat(get(style).statusCode()).isEqualTo(200);

    HttpResponse<String> sent = ask(to("/sign-in").POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(sent.statusCode()).isEqualTo(503);
    assertThat(sent.headers().firstValue("Refresh")).as("a form is not sent again").isEmpty();
    begin();
    assertThat(get("/sign-in").statusCode()).isEqualTo(200);
  }

  @Test
  void itIsStoppedLikeAnyOther() throws IOException, InterruptedException {
    server.shut();
    assertThat(get("/readyz").body()).isEqualTo("no: it is being stopped\n");
    assertThat(ask(to("/v1/track").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
        .isEqualTo(429);
  }
}
