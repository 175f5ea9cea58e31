package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.strate.workspace.access.AccessKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * By the API alone: a nested segment is defined, previewed, planned and saved; an event makes a
 * member, of whom a signed webhook tells; time takes the member away again.
 */
final class StoryTest {

  private static final String RULE =
      "(city = 'Nantes' or (city = 'Lyon' and seats > 10)) and did greeting within 2 minutes";

  @TempDir Path folder;
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private TestingApi api;
  private HttpServer receiver;
  private String writeKey = "";
  private int sent;

  private record Received(String body, HttpHeaders headers) {

    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    /** Throws unless it was signed with the secret. */
    Received verified(String secret)
        throws WebhookVerificationException, EmptyWebhookSecretException {
      new Webhook(secret).verify(body, headers);
      return this;
    }
  }

  @BeforeEach
  void start() throws IOException {
    api = TestingApi.start(folder);
    // The library that checks signatures compares their instant with the machine's clock.
    api.clock.set(System.currentTimeMillis());
    writeKey = api.keys.make("site", AccessKeys.Scope.WRITE);
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
  }

  @AfterEach
  void close() {
    api.close();
    receiver.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(
          new Received(body, HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true)));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  @Test
  void fromTheRuleToTheMemberAndBack() throws Exception {
    assertThat(
            api.post("/api/v1/preview", "{\"when\": \"%s\"}".formatted(RULE))
                .json()
                .at("/members")
                .asInt())
        .isZero();
    String definition = "{\"label\": \"Greeted\", \"when\": \"%s\"}".formatted(RULE);
    JsonNode plan =
        api.post(
                "/api/v1/plan",
                "{\"section\": \"segments\", \"name\": \"greeted\", \"definition\": %s}"
                    .formatted(definition))
            .json();
    assertThat(plan.at("/lines").valueStream())
        .anyMatch(
            line ->
                line.at("/name").asString().equals("greeted")
                    && line.at("/change").asString().equals("new")
                    && line.at("/entering").asInt(-1) == 0);
    assertThat(api.put("/api/v1/segments/greeted", definition).status()).isEqualTo(201);
    assertThat(Files.readString(folder.resolve("strate.yaml")))
        .contains("# people of one town", "greeted:", "label: Greeted");

    String secret =
        api.post(
                "/api/v1/webhooks",
                "{\"url\": \"http://127.0.0.1:%d/\", \"segments\": [\"greeted\"]}"
                    .formatted(receiver.getAddress().getPort()))
            .json()
            .at("/secret")
            .asString();
    track("c1");
    track("c2");
    JsonNode entered = next().verified(secret).json();
    assertThat(entered.at("/data/change").asString()).isEqualTo("entered");
    assertThat(entered.at("/data/segment").asString()).isEqualTo("greeted");
    assertThat(entered.at("/data/contact/id").asString("")).isEqualTo("c2");
    assertThat(api.get("/api/v1/segments/greeted/members").json().findValuesAsString("id"))
        .containsExactly("c2");
    assertThat(api.get("/api/v1/contacts/c2/explanation/greeted").json().at("/member").asBoolean())
        .isTrue();
    assertThat(api.get("/api/v1/contacts/c1/explanation/greeted").json().at("/member").asBoolean())
        .isFalse();

    api.clock.addAndGet(TimeUnit.MINUTES.toMillis(2));
    api.live.wake();
    JsonNode left = next().verified(secret).json();
    assertThat(left.at("/data/change").asString()).isEqualTo("left");
    assertThat(api.get("/api/v1/segments/greeted/members").json().at("/items").size()).isZero();
  }

  private Received next() throws InterruptedException {
    Received next = received.poll(1, TimeUnit.MINUTES);
    assertThat(next).as("a webhook within a minute").isNotNull();
    return next;
  }

  private void track(String contact) {
    String basic =
        Base64.getEncoder().encodeToString((writeKey + ":").getBytes(StandardCharsets.UTF_8));
    String body =
        "{\"userId\": \"%s\", \"event\": \"greeting\", \"messageId\": \"m%d\"}"
            .formatted(contact, sent++);
    assertThat(api.post("/v1/track", body, "Authorization", "Basic " + basic).status())
        .isEqualTo(200);
  }
}
