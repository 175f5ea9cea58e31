package io.strate.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.strate.connect.outbound.AllowList;
import io.strate.connect.outbound.Destination;
import io.strate.connect.outbound.OutboundClient;
import io.strate.connect.outbound.OutboundLimits;
import io.strate.connect.outbound.TestingReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The dispatcher with the real client, real threads and real receivers. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class WireTest {

  private static final int MESSAGES = 2_000;
  private static final int CONTACTS = 50;

  private final SigningSecret secret = SigningSecret.random(new SecureRandom());
  private final ConcurrentLinkedQueue<String> arrived = new ConcurrentLinkedQueue<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Exception> forged = new ConcurrentLinkedQueue<>();
  private final CountDownLatch all = new CountDownLatch(MESSAGES);
  private final TestingPostOffice office = new TestingPostOffice();
  private final Executor threads = Thread::startVirtualThread;
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private OutboundClient client;
  private HttpServer server;
  private Dispatcher dispatcher;

  @BeforeEach
  void open() throws IOException {
    client = new OutboundClient(AllowList.of(List.of("127.0.0.0/8")), OutboundLimits.usual());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
    dispatcher =
        new Dispatcher(
            new DispatchPorts(
                office.outbox,
                office.journal,
                office,
                Courier.by(client),
                office,
                InstantSource.system(),
                Alarm.on(timer, InstantSource.system()),
                threads,
                new Random(1)),
            DispatchOptions.usual("t1"));
  }

  @AfterEach
  void close() {
    dispatcher.close();
    timer.shutdownNow();
    client.close();
    server.stop(0);
  }

  private void receive(HttpExchange exchange) {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      try {
        new Webhook(secret.text())
            .verify(
                body,
                exchange.getRequestHeaders().entrySet().stream()
                    .collect(
                        java.util.stream.Collectors.toMap(
                            header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                            java.util.Map.Entry::getValue)));
      } catch (Exception e) {
        forged.add(e);
      }
      // Who waited for the answer in vain sends again.
      if (known.add(body)) {
        arrived.add(body);
        all.countDown();
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void signedMessagesArriveInOrderThoughAnotherReceiverHangs() throws Exception {
    try (TestingReceiver hanging =
        new TestingReceiver((head, out) -> new CountDownLatch(1).await())) {
      dispatcher.put(endpoint("hanging", hanging.url("/")));
      dispatcher.put(endpoint("crm", "http://127.0.0.1:" + server.getAddress().getPort() + "/"));
      for (int i = 0; i < MESSAGES; i++) {
        office.outbox.add("contact " + i % CONTACTS, Instant.EPOCH);
      }
      dispatcher.wake();
      assertThat(all.await(2, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(forged).isEmpty();
    for (int contact = 0; contact < CONTACTS; contact++) {
      String name = "\"contact " + contact + "\"";
      List<Long> numbers =
          arrived.stream()
              .filter(body -> body.contains(name))
              .map(body -> Long.parseLong(body.replaceAll(".*\"n\":(\\d+).*", "$1")))
              .toList();
      assertThat(numbers).hasSize(MESSAGES / CONTACTS).isSorted();
    }
  }

  private WebhookEndpoint endpoint(String id, String url) {
    return new WebhookEndpoint(
        id,
        Destination.of(url),
        SecretRing.of(secret),
        EndpointFilter.everything(),
        Optional.empty(),
        Instant.EPOCH);
  }
}
