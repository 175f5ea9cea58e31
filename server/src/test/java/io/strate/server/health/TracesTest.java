package io.strate.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.strate.connect.outbound.AllowList;
import io.strate.connect.outbound.Answer;
import io.strate.connect.outbound.Destination;
import io.strate.connect.outbound.OutboundRequest;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.ServerOptions;
import io.strate.server.Service;
import io.strate.server.StrateServer;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.ChangeFeed;
import io.strate.workspace.notify.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces is told. What was sent is read by the classes of its standard. */
final class TracesTest {

  /** Trace, parent and header are the example of W3C's recommendation. */
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final String PARENT = "00f067aa0ba902b7";
  private static final String TRACED = "00-" + TRACE + "-" + PARENT + "-01";
  private static final String NOT_TRACED = "00-" + TRACE + "-" + PARENT + "-00";

  private static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private TestingReceiver receiver;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void receive() throws IOException {
    receiver = new TestingReceiver();
  }

  @AfterEach
  void end() {
    receiver.close();
    client.close();
  }

  /** What is done with a server, asked with a key for everything. */
  private interface Doing {
    void with(int port, String write, String admin) throws Exception;
  }

  /** Serves while something is done; at the end of that all traces have been sent. */
  private void serving(Optional<TracesPush> push, Doing doing) throws Exception {
    Files.writeString(
        folder.resolve("strate.yaml"), "workspace: traced\nsegments:\n  keen: count(opened) = 1\n");
    try (Health health = new Health(Optional.empty(), push, () -> NOW, System::nanoTime)) {
      Circumstances circumstances =
          new Circumstances(() -> NOW, Progress.SILENT, _ -> {}, Optional.empty());
      try (LiveWorkspace live = LiveWorkspace.open(folder, circumstances, new Listeners(), health);
          Webhooks webhooks = Webhooks.start(live.workspace(), AllowList.nothing());
          ChangeFeed changes = ChangeFeed.of(live.workspace())) {
        AccessKeys keys = AccessKeys.of(live.workspace());
        try (StrateServer server =
            StrateServer.start(
                new ServerOptions("127.0.0.1", 0),
                new Service(live, changes, webhooks, keys),
                () -> NOW,
                System::nanoTime,
                health)) {
          doing.with(
              server.port(),
              keys.make("site", AccessKeys.Scope.WRITE),
              keys.make("admin", AccessKeys.Scope.ADMIN));
        }
      }
    }
  }

  private Optional<TracesPush> push(double share) {
    return Optional.of(new TracesPush(receiver.url(), share));
  }

  /** Sends two messages about one contact, of which the second comes again. */
  private void send(int port, String key, String... headers) throws Exception {
    String body =
        """
        {"writeKey": "%s", "batch": [
          {"type": "track", "userId": "anna@example.com", "messageId": "m1", "event": "opened"},
          {"type": "track", "userId": "anna@example.com", "messageId": "m2", "event": "read"},
          {"type": "track", "userId": "anna@example.com", "messageId": "m2", "event": "read"}]}"""
            .formatted(key);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/batch"))
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private int get(int port, String path, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + key)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static String hex(com.google.protobuf.ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  private static Map<String, Object> attributes(Span span) {
    return span.getAttributesList().stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                each ->
                    each.getValue().hasIntValue()
                        ? each.getValue().getIntValue()
                        : each.getValue().getStringValue()));
  }

  @Test
  void aCallAndItsWriteBelongToTheTraceOfItsSender() throws Exception {
    serving(
        push(1),
        (port, write, _) -> send(port, write, "traceparent", TRACED, "tracestate", "a=Anna"));
    Span call = receiver.span("POST /v1/*");
    assertThat(hex(call.getTraceId())).isEqualTo(TRACE);
    assertThat(hex(call.getParentSpanId())).isEqualTo(PARENT);
    assertThat(call.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(attributes(call))
        .containsOnly(
            entry("http.request.method", "POST"),
            entry("http.route", "/v1/*"),
            entry("http.response.status_code", 200L));
    Span write = receiver.span("ledger.append");
    assertThat(hex(write.getTraceId())).isEqualTo(TRACE);
    assertThat(write.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat(attributes(write))
        .containsOnly(
            entry("strate.messages", 3L),
            entry("strate.accepted", 2L),
            entry("strate.duplicates", 1L),
            entry("strate.barred", 0L),
            entry("strate.refused", 0L));
    assertThat(receiver.spans("live.run")).isNotEmpty();
    assertThat(receiver.text()).contains("service.name", "strate");
  }

  @Test
  void nothingThatIsSentNamesAnybody() throws Exception {
    serving(
        push(1),
        (port, write, admin) -> {
          send(port, write, "traceparent", TRACED, "tracestate", "a=Anna");
          assertThat(get(port, "/v1/projects/" + write + "/settings", "")).isEqualTo(200);
          assertThat(get(port, "/api/v1/contacts/anna@example.com", admin)).isEqualTo(200);
          assertThat(get(port, "/api/v1/contacts/anna@example.com?x=anna", "ak_wrong"))
              .isEqualTo(401);
          assertThat(get(port, "/anna", admin)).isEqualTo(401);
          assertThat(get(port, "/readyz", admin)).isEqualTo(200);
          assertThat(get(port, "/metrics", admin)).isEqualTo(200);
        });
    assertThat(
            receiver.spans(
                "GET /api/v1/{of:contacts|accounts}/{id}", "GET /api/*", "GET /v1/*", "GET other"))
        .extracting(Span::getName)
        .noneMatch(name -> name.contains("metrics") || name.contains("probe"));
    assertThat(receiver.text()).doesNotContainIgnoringCase("anna", "wk_", "ak_", "opened", "m1");
  }

  @Test
  void sendersMayTakeThemselvesOut() throws Exception {
    serving(push(1), (port, write, _) -> send(port, write, "traceparent", NOT_TRACED));
    assertThat(receiver.spans("live.run"))
        .extracting(Span::getName)
        .doesNotContain("POST /v1/*", "ledger.append");
  }

  @Test
  void ofSendersWhoAreTracedTheShareIsSentAsWell() throws Exception {
    serving(push(0), (port, write, _) -> send(port, write, "traceparent", TRACED));
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void nothingIsSentUnlessSomebodyWantsIt() throws Exception {
    serving(Optional.empty(), (port, write, _) -> send(port, write, "traceparent", TRACED));
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void aCollectorThatIsAwayCostsNobodyAnything() throws Exception {
    try (Socket taken = new Socket()) {
      // Nobody else gets this port, and nobody listens there.
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI nowhere = URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1/traces");
      serving(
          Optional.of(new TracesPush(nowhere, 1)), (port, write, _) -> send(port, write, "A", "b"));
    }
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void whatFailsIsSaidByItsCode() throws Exception {
    try (Health health = new Health(Optional.empty(), push(1), () -> NOW, System::nanoTime)) {
      Failure full = new Failure("store.full", Blame.RESOURCES, "The disk of Anna is full.");
      assertThatThrownBy(
              () ->
                  health
                      .counted(
                          (_, _) -> {
                            throw full;
                          })
                      .collect(List.of(), List.of()))
          .isSameAs(full);
      assertThatThrownBy(
              () ->
                  health.turn(
                      () -> {
                        throw new IllegalStateException("Anna");
                      }))
          .hasMessage("Anna");
    }
    assertFailed(receiver.span("ledger.append"), "store.full");
    assertFailed(receiver.span("live.turn"), "internal");
    assertThat(receiver.text()).doesNotContain("Anna");
  }

  private static void assertFailed(Span span, String code) {
    assertThat(span.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
    assertThat(attributes(span)).containsOnly(entry("error.type", code));
  }

  @Test
  void aWebhookIsACallOfItsOwn() throws Exception {
    List<Answer> answers =
        List.of(
            new Answer.Answered(204, Optional.empty(), "", true),
            new Answer.Answered(404, Optional.empty(), "Anna", true),
            new Answer.TimedOut("Anna took long."));
    try (Health health = new Health(Optional.empty(), push(1), () -> NOW, System::nanoTime)) {
      OutboundRequest request =
          new OutboundRequest(
              Destination.of("https://example.com/anna?key=Anna"), Map.of(), new byte[0]);
      for (Answer answer : answers) {
        health
            .traced((_, done) -> done.accept(answer))
            .send(request, heard -> assertThat(heard).isSameAs(answer));
      }
    }
    List<Span> spans = receiver.spans("webhook.deliver");
    assertThat(spans).extracting(Span::getName).containsOnly("webhook.deliver");
    assertThat(spans).extracting(Span::getKind).containsOnly(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(spans)
        .extracting(TracesTest::attributes)
        .containsExactly(
            Map.of("http.response.status_code", 204L),
            Map.of("http.response.status_code", 404L, "error.type", "404"),
            Map.of("error.type", "timed_out"));
    assertThat(receiver.text()).doesNotContain("Anna");
  }
}
