package io.strate.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.learning.registry.Promotion;
import io.strate.workspace.live.LearntSigns;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a server says of how it is. */
final class HealthServletTest {

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aLifeHasThreePhases() {
    try (Health health = health()) {
      assertThat(List.of(health.isAlive(), health.hasStarted(), health.isReady()))
          .containsExactly(true, false, false);
      health.serving();
      assertThat(List.of(health.isAlive(), health.hasStarted(), health.isReady()))
          .containsExactly(true, true, true);
      health.closing();
      assertThat(List.of(health.isAlive(), health.hasStarted(), health.isReady()))
          .containsExactly(true, true, false);
    }
  }

  private Health health() {
    return new Health(Optional.empty(), Optional.empty(), () -> 0, nanos::get);
  }

  @Test
  void aStoreThatCannotBeWrittenIsFoundOutAndForgotten() {
    boolean[] full = {false};
    int[] writes = {0};
    try (Health health = health()) {
      health.watchOver(
          () -> true,
          () -> {
            writes[0]++;
            if (full[0]) {
              throw new Failure("store.full", Blame.RESOURCES, "full");
            }
          });
      health.serving();
      assertThat(health.isReady()).isTrue();
      full[0] = true;
      assertThat(health.isReady()).as("tried once a second").isTrue();
      assertThat(writes[0]).isEqualTo(1);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      assertThat(health.isReady()).isFalse();
      full[0] = false;
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
      assertThat(health.isReady()).isTrue();
    }
  }

  @Test
  void aServerWhoseSegmentsStandStillForGoodIsDead() {
    boolean[] turning = {true};
    try (Health health = health()) {
      health.watchOver(() -> turning[0], () -> {});
      health.serving();
      assertThat(health.isAlive()).isTrue();
      turning[0] = false;
      assertThat(health.isAlive()).isFalse();
      health.closing();
      assertThat(health.isAlive()).as("stopping on purpose").isTrue();
    }
  }

  @Test
  void whatBecameOfMessagesIsCounted() {
    try (Health health = health()) {
      Collector counting = health.measures().counting((_, _) -> new Collector.Taken(5, 2, 1));
      counting.collect(List.of(), List.of());
      counting.collect(List.of(), List.of());
      assertThat(health.metrics().text("text/plain"))
          .contains(
              "strate_events_total{outcome=\"accepted\"} 10.0",
              "strate_events_total{outcome=\"duplicate\"} 4.0",
              "strate_events_total{outcome=\"barred\"} 2.0",
              "strate_events_total{outcome=\"refused\"} 0.0",
              "strate_append_seconds_count 2",
              "strate_stream_clients 0.0");
      assertThat(health.metrics().text("application/openmetrics-text")).endsWith("# EOF\n");
    }
  }

  @Test
  void whatIsLearntIsMeasuredByNameAndOnlySoManyNames() {
    List<LearntSigns> learnt = new ArrayList<>();
    learnt.add(new LearntSigns("leads", Optional.of(new Promotion(3, -90_000, "")), 0.25, false));
    learnt.add(new LearntSigns("personas", Optional.empty(), Double.NaN, true));
    for (int i = 0; i < 60; i++) {
      learnt.add(new LearntSigns("more" + i, Optional.empty(), Double.NaN, false));
    }
    try (Health health = health()) {
      health.measures().learnt(learnt);
      String text = health.metrics().text("text/plain");
      assertThat(text)
          .contains(
              "strate_learnt_drift{name=\"leads\"} 0.25",
              "strate_learnt_age_seconds{name=\"leads\"} 90.0",
              "strate_learnt_trouble{name=\"leads\"} 0.0",
              "strate_learnt_trouble{name=\"personas\"} 1.0")
          .doesNotContain("strate_learnt_drift{name=\"personas\"}");
      assertThat(text.lines().filter(line -> line.startsWith("strate_learnt_trouble{")))
          .hasSize(50);
    }
  }

  @Test
  void aRouteNeverNamesAPath() {
    assertThat(Route.of("/v1/projects/wk_secret/settings")).isEqualTo(Route.TRACKING);
    assertThat(Route.of("/api/v1/contacts/c1")).isEqualTo(Route.API);
    assertThat(Route.of("/readyz")).isEqualTo(Route.PROBE);
    assertThat(Route.of("/contact/c1")).isEqualTo(Route.OTHER);
  }

  @Test
  void metricsAreSentByOtlpWhereThatIsWanted() throws Exception {
    BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/v1/metrics",
        exchange -> {
          received.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/v1/metrics");
    try (Health health =
        new Health(
            Optional.of(new MetricsPush(url, 3_600)), Optional.empty(), () -> 0, nanos::get)) {
      health
          .measures()
          .counting((_, _) -> new Collector.Taken(5, 2, 1))
          .collect(List.of(), List.of());
    } // What is left is sent at the end.
    byte[] body = received.poll(2, TimeUnit.MINUTES);
    receiver.stop(0);
    assertThat(body).isNotNull();
    assertThat(new String(body, StandardCharsets.ISO_8859_1))
        .contains("strate.events", "service.name");
  }
}
