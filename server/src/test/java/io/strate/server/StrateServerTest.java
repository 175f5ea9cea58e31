package io.strate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.server.health.Health;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Collector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tracking API over real HTTP. */
final class StrateServerTest {

  private static final String TRACK =
      "{\"userId\": \"u1\", \"messageId\": \"m1\", \"event\": \"opened\"}";

  @TempDir Path folder;
  private final List<Call> taken = new CopyOnWriteArrayList<>();
  private boolean full;
  private Ledger ledger;
  private AccessKeys keys;
  private String key = "";
  private StrateServer server;
  private HttpClient client;
  private final Health health =
      new Health(Optional.empty(), Optional.empty(), () -> 0, System::nanoTime);

  @BeforeEach
  void start() {
    ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT);
    keys = new AccessKeys(ledger.notes());
    key = keys.make("site", AccessKeys.Scope.WRITE);
    Collector collector =
        (calls, refused) -> {
          if (full) {
            throw new Failure("store.full", Blame.RESOURCES, "The disk /secret/place is full.");
          }
          taken.addAll(calls);
          return new Collector.Taken(calls.size(), 0, 0);
        };
    server =
        StrateServer.start(
            new ServerOptions("127.0.0.1", 0), collector, keys, () -> 0, System::nanoTime, health);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    health.close();
    ledger.close();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private String basic() {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> post(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to(path)
            .header("Authorization", basic())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/track", "/v1/track/", "/v1/t", "/v1/t/"})
  void aCallIsTakenAtLongAndShortPaths(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = post(path, TRACK, "Content-Type", "text/plain");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"success\":true}");
    assertThat(taken).extracting(Call::messageId).containsExactly("m1");
  }

  @Test
  void theKeyMayStandInTheBodyAndMustBeKnown() throws IOException, InterruptedException {
    assertThat(withKeyInBody(key)).isEqualTo(200);
    assertThat(withKeyInBody("wk_unknown")).isEqualTo(401);
    assertThat(withKeyInBody(keys.make("admin", AccessKeys.Scope.ADMIN))).isEqualTo(401);
    keys.remove("site");
    assertThat(withKeyInBody(key)).isEqualTo(401);
    assertThat(taken).hasSize(1);
  }

  private int withKeyInBody(String writeKey) throws IOException, InterruptedException {
    String body = TRACK.replace("{", "{\"writeKey\": \"" + writeKey + "\", ");
    HttpRequest request = to("/v1/track").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Test
  void compressedBodiesAreInflatedAndBombsAreNot() throws IOException, InterruptedException {
    byte[] small = gzip(TRACK.getBytes(StandardCharsets.UTF_8));
    assertThat(post("/v1/track", small, "Content-Encoding", "gzip").statusCode()).isEqualTo(200);
    byte[] bomb = gzip(new byte[200 << 20]);
    assertThat(post("/v1/track", bomb, "Content-Encoding", "gzip").statusCode()).isEqualTo(413);
    assertThat(post("/v1/track", small, "Content-Encoding", "br").statusCode()).isEqualTo(415);
    assertThat(post("/v1/track", TRACK, "Content-Encoding", "gzip").statusCode()).isEqualTo(400);
  }

  @Test
  void whatCannotBeKeptNowIsToBeSentAgain() throws IOException, InterruptedException {
    full = true;
    HttpResponse<String> response = post("/v1/track", TRACK);
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void pagesOfOtherSitesMaySend() throws IOException, InterruptedException {
    HttpRequest preflight =
        to("/v1/batch")
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> allowed = client.send(preflight, HttpResponse.BodyHandlers.ofString());
    assertThat(allowed.statusCode()).isEqualTo(204);
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://shop.example");
    assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers"))
        .contains("Authorization, Content-Type, X-Retry-Count");
  }

  @Test
  void pagesOfOtherSitesSeeWhenToSendAgain() throws IOException, InterruptedException {
    full = true;
    HttpResponse<String> later = post("/v1/t", TRACK, "Origin", "https://shop.example");
    assertThat(later.headers().firstValue("Retry-After")).isPresent();
    assertThat(later.headers().firstValue("Access-Control-Expose-Headers")).contains("Retry-After");
  }

  @Test
  void beaconsAndPagesThatSendCookiesAlongMaySend() throws IOException, InterruptedException {
    HttpResponse<String> taken = post("/v1/t", TRACK, "Origin", "https://shop.example");
    assertThat(taken.headers().firstValue("Access-Control-Allow-Credentials")).contains("true");
    HttpRequest withoutOrigin = to("/v1/t").POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    HttpResponse<String> plain = client.send(withoutOrigin, HttpResponse.BodyHandlers.ofString());
    assertThat(plain.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  /** RudderStack's library for Node sends JSON in gzip under this type. */
  @Test
  void whatIsCalledAFormIsReadAsJson() throws IOException, InterruptedException {
    byte[] zipped = gzip(TRACK.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        post(
            "/v1/track",
            zipped,
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Content-Encoding",
            "gzip");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(taken).extracting(Call::messageId).containsExactly("m1");
  }

  @Test
  void analyticsJsFindsItsSettings() throws IOException, InterruptedException {
    HttpResponse<String> settings =
        client.send(
            to("/v1/projects/" + key + "/settings").build(), HttpResponse.BodyHandlers.ofString());
    assertThat(settings.statusCode()).isEqualTo(200);
    assertThat(settings.body()).contains("\"apiHost\":\"127.0.0.1:" + server.port() + "/v1\"");
  }

  @Test
  void whereItCannotListenIsSaid() {
    assertThatThrownBy(() -> start("127.0.0.1", server.port()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot listen at 127.0.0.1, port " + server.port())
        .hasMessageContaining("name another port");
    assertThatThrownBy(() -> start("203.0.113.9", 0))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot listen at 203.0.113.9");
    assertThatThrownBy(() -> start("no.such.host.invalid", 0))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot listen at no.such.host.invalid");
    assertThatThrownBy(() -> start("127.0.0.1", 70_000))
        .hasMessage("expected a port from 1 to 65535, or 0 for a free one, found 70000");
  }

  private void start(String address, int port) {
    StrateServer.start(
            new ServerOptions(address, port),
            (_, _) -> new Collector.Taken(0, 0, 0),
            keys,
            () -> 0,
            System::nanoTime,
            health)
        .close();
  }

  @Test
  void aKeyIsNeitherReplacedNorRemovedByMistake() {
    assertThatThrownBy(() -> keys.make("site", AccessKeys.Scope.WRITE))
        .hasMessageContaining("found 'site', which is one already");
    assertThatThrownBy(() -> keys.remove("sit"))
        .hasMessage("no key is called 'sit' (did you mean 'site'?)");
    assertThat(keys.opens(key, AccessKeys.Scope.WRITE)).isTrue();
  }

  @Test
  void whatIsWrongIsSaidWithoutRevealingAnything() throws IOException, InterruptedException {
    assertThat(post("/v1/track", "{").statusCode()).isEqualTo(400);
    assertThat(post("/v1/nothing", TRACK).statusCode()).isEqualTo(404);
    assertThat(post("/v1/batch", " ".repeat(600_000)).statusCode()).isEqualTo(413);
    assertThat(post("/v1/track", "{\"a\":\"" + "x".repeat(40_000) + "\"}").statusCode())
        .isEqualTo(413);
    assertThat(post("/anything", TRACK).body()).doesNotContain("Exception");
  }

  private int get(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = to(path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/startupz"})
  void probesNeedNoKeyAndRevealNothing(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("yes\n");
    assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(post(path, "x").statusCode()).isEqualTo(405);
  }

  @Test
  void whileItClosesCallsAreToComeAgainAndProbesSaySo() throws IOException, InterruptedException {
    health.closing();
    HttpResponse<String> response = post("/v1/track", TRACK);
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("1");
    assertThat(get("/readyz")).isEqualTo(503);
    assertThat(get("/livez")).isEqualTo(200);
    assertThat(taken).isEmpty();
  }

  @Test
  void metricsAreForThisMachineOrForAdmins() throws IOException, InterruptedException {
    String admin = keys.make("admin", AccessKeys.Scope.ADMIN);
    assertThat(get("/metrics")).isEqualTo(200);
    assertThat(get("/metrics", "X-Forwarded-For", "192.0.2.1")).isEqualTo(401);
    assertThat(get("/metrics", "X-Forwarded-For", "192.0.2.1", "Authorization", "Bearer " + admin))
        .isEqualTo(200);
    assertThat(get("/metrics", "Authorization", "Bearer " + key)).isEqualTo(401);
  }

  @Test
  void whatTheMachineSetsForSpringChangesNothing() throws IOException, InterruptedException {
    System.setProperty("server.servlet.context-path", "/elsewhere");
    try (StrateServer other =
        StrateServer.start(
            new ServerOptions("127.0.0.1", 0),
            (_, _) -> new Collector.Taken(0, 0, 0),
            keys,
            () -> 0,
            System::nanoTime,
            health)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other.port() + "/livez")).build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    } finally {
      System.clearProperty("server.servlet.context-path");
    }
  }

  @Test
  void aKeyThatIsLentOpensItsScopeOnly() throws IOException, InterruptedException {
    String lent = "given_from_outside_0123456789";
    keys.lend(lent, AccessKeys.Scope.WRITE);
    assertThat(withKeyInBody(lent)).isEqualTo(200);
    assertThat(keys.opens(lent, AccessKeys.Scope.ADMIN)).isFalse();
    assertThat(keys.names(AccessKeys.Scope.WRITE)).containsExactly("site");
    assertThat(new AccessKeys(ledger.notes()).opens(lent, AccessKeys.Scope.WRITE)).isFalse();
  }
}
