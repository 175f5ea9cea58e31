package io.strate.connect.outbound;

import static io.strate.connect.outbound.ForgedUrlsTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.strate.connect.outbound.Answer.Answered;
import io.strate.connect.outbound.Answer.TimedOut;
import io.strate.connect.outbound.Answer.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets on loopback, opened by the allow-list, behind which nobody behaves. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class BadReceiversTest {

  private static final TestingNames NAMES = new TestingNames().with("localhost", "127.0.0.1");
  private static final AllowList LOOPBACK = AllowList.of(List.of("127.0.0.0/8", "::1"));
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final int ANSWER = 1024;

  /** For whoever does answer, however long the machine stands still meanwhile. */
  private final OutboundClient client =
      new OutboundClient(LOOPBACK, new OutboundLimits(LONG, LONG, LONG, ANSWER), NAMES, null);

  @AfterEach
  void close() {
    client.close();
  }

  /** The answer to somebody who waits so long for a byte and so long for the whole. */
  private static Answer hasty(String url, Duration silence, Duration whole) {
    OutboundLimits limits = new OutboundLimits(LONG, silence, whole, ANSWER);
    try (OutboundClient hasty = new OutboundClient(LOOPBACK, limits, NAMES, null)) {
      return hasty.send(post(Destination.of(url)));
    }
  }

  private static Answer hasty(TestingReceiver receiver) {
    return hasty(receiver.url("/hook"), Duration.ofMillis(700), Duration.ofMillis(1200));
  }

  private Answer call(TestingReceiver receiver) {
    return client.send(post(Destination.of(receiver.url("/hook"))));
  }

  private Answer callSaying(String answer) throws IOException {
    try (TestingReceiver receiver = TestingReceiver.saying(answer)) {
      return call(receiver);
    }
  }

  @Test
  void sendsWhatItWasGiven() throws IOException {
    ConcurrentLinkedQueue<String> heads = new ConcurrentLinkedQueue<>();
    try (TestingReceiver receiver =
        new TestingReceiver(
            (head, out) -> {
              heads.add(head);
              out.write("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok".getBytes(UTF_8));
            })) {
      Destination to = Destination.of("http://localhost:" + receiver.port() + "/a/%2e%2e/b?c=%0d");
      Answer answer =
          client.send(new OutboundRequest(to, Map.of("webhook-id", "msg_1"), new byte[7]));
      assertThat(answer).isEqualTo(new Answered(202, java.util.Optional.empty(), "ok", true));
      assertThat(heads.element())
          .startsWith("POST /a/%2e%2e/b?c=%0d HTTP/1.1\r\n")
          .contains("\r\nHost: localhost:" + receiver.port() + "\r\n")
          .contains("\r\nwebhook-id: msg_1\r\n")
          .contains("\r\nContent-Length: 7\r\n")
          .contains("\r\nContent-Type: application/json")
          .doesNotContainIgnoringCase("accept-encoding")
          .doesNotContainIgnoringCase("cookie")
          .doesNotContainIgnoringCase("upgrade");
    }
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  @Test
  void redirectsAreAnswersAndNotFollowed() throws IOException {
    try (TestingReceiver trap = TestingReceiver.saying("HTTP/1.1 200 OK\r\n\r\n")) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        Answer answer =
            callSaying(
                "HTTP/1.1 "
                    + status
                    + " Go\r\nContent-Length: 0\r\nLocation: "
                    + trap.url("/")
                    + "\r\nRefresh: 0; url="
                    + trap.url("/")
                    + "\r\n\r\n");
        assertThat(answer)
            .isInstanceOfSatisfying(
                Answered.class,
                answered -> {
                  assertThat(answered.status()).isEqualTo(status);
                  assertThat(answered.accepted()).isFalse();
                  assertThat(answered.sentence()).contains("redirects are not followed");
                });
      }
      assertThat(trap.connections).hasValue(0);
    }
  }

  @Test
  void silenceIsCut() throws IOException {
    try (TestingReceiver hanging =
        new TestingReceiver((head, out) -> new CountDownLatch(1).await())) {
      assertThat(hasty(hanging)).isInstanceOf(TimedOut.class);
    }
  }

  /** Each byte comes in time, the answer never does. */
  @Test
  void dripsAreCutByTheWholeDeadline() throws IOException {
    try (TestingReceiver dripping =
        new TestingReceiver((head, out) -> drip(out, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(999)))) {
      assertThat(hasty(dripping.url("/hook"), LONG, Duration.ofMillis(1200)))
          .isInstanceOfSatisfying(
              TimedOut.class,
              answer -> assertThat(answer.sentence()).contains("did not finish", "1200 ms"));
    }
  }

  @Test
  void aStatusCountsThoughTheBodyDrips() throws IOException {
    try (TestingReceiver dripping =
        new TestingReceiver(
            (head, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n".getBytes(UTF_8));
              drip(out, "y".repeat(999));
            })) {
      Duration whole = Duration.ofMillis(1200);
      Answer dripped = hasty(dripping.url("/hook"), LONG, whole);
      while (dripped instanceof TimedOut && whole.compareTo(LONG) < 0) {
        whole = whole.multipliedBy(2); // The machine stood still before the status came.
        dripped = hasty(dripping.url("/hook"), LONG, whole);
      }
      assertThat(dripped)
          .isInstanceOfSatisfying(
              Answered.class,
              answer -> {
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isNotEmpty().hasSizeLessThan(999);
                assertThat(answer.whole()).isFalse();
              });
    }
  }

  private static void drip(java.io.OutputStream out, String text)
      throws IOException, InterruptedException {
    for (byte b : text.getBytes(UTF_8)) {
      out.write(b);
      out.flush();
      // Waits for what never comes: a pause without a sleep.
      new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }
  }

  @Test
  void tenMegabytesAreNotRead() throws IOException {
    java.util.concurrent.atomic.AtomicLong sent = new java.util.concurrent.atomic.AtomicLong();
    try (TestingReceiver talkative =
        new TestingReceiver(
            (head, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n".getBytes(UTF_8));
              for (int i = 0; i < 1024; i++) {
                out.write(new byte[10_240]);
                sent.addAndGet(10_240);
              }
            })) {
      assertThat(call(talkative))
          .isInstanceOfSatisfying(
              Answered.class,
              answer -> {
                assertThat(answer.body()).hasSize(1024);
                assertThat(answer.whole()).isFalse();
              });
    }
  }

  @Test
  void endlessChunksAreNotRead() throws IOException {
    try (TestingReceiver endless =
        new TestingReceiver(
            (head, out) -> {
              out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(UTF_8));
              while (true) {
                out.write("5\r\nabcde\r\n".getBytes(UTF_8));
              }
            })) {
      assertThat(call(endless))
          .isInstanceOfSatisfying(
              Answered.class, answer -> assertThat(answer.body()).hasSize(1024));
    }
  }

  @Test
  void endlessHeadersAreNotRead() throws IOException {
    try (TestingReceiver endless =
        new TestingReceiver(
            (head, out) -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(UTF_8));
              while (true) {
                out.write("X-More: yes\r\n".getBytes(UTF_8));
              }
            })) {
      assertThat(call(endless)).isInstanceOf(Unreachable.class);
    }
    try (TestingReceiver longLine =
        new TestingReceiver(
            (head, out) -> {
              out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(UTF_8));
              while (true) {
                out.write("xxxxxxxxxxxxxxxx".getBytes(UTF_8));
              }
            })) {
      assertThat(call(longLine)).isInstanceOf(Unreachable.class);
    }
  }

  @Test
  void interimAnswersWithoutEndAreCut() throws IOException {
    try (TestingReceiver endless =
        new TestingReceiver(
            (head, out) -> {
              while (true) {
                out.write("HTTP/1.1 103 Early Hints\r\n\r\n".getBytes(UTF_8));
              }
            })) {
      assertThat(hasty(endless)).isNotInstanceOf(Answered.class);
    }
  }

  /** Others keep all processors that virtual threads have. */
  @Test
  void theWholeDeadlineIsKeptThoughNoVirtualThreadHasATurn() throws IOException {
    AtomicBoolean isOver = new AtomicBoolean();
    try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();
        TestingReceiver dripping = new TestingReceiver((head, out) -> drip(out, "x".repeat(999)))) {
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        others.execute(
            () -> {
              while (!isOver.get()) {} // It works, and never waits.
            });
      }
      Answer answer = hasty(dripping.url("/hook"), LONG, Duration.ofMillis(1200));
      isOver.set(true);
      assertThat(answer).isInstanceOf(TimedOut.class);
    }
  }

  @Test
  void liesAboutLengthsDoNotHideTheStatus() throws IOException {
    assertThat(callSaying("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"))
        .isEqualTo(new Answered(200, java.util.Optional.empty(), "short", false));
    assertThat(callSaying("HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nlonger than that"))
        .isEqualTo(new Answered(500, java.util.Optional.empty(), "lo", true));
    assertThat(callSaying("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"))
        .isNotInstanceOf(Answered.class);
  }

  @Test
  void compressedAnswersStayCompressed() throws IOException {
    assertThat(
            callSaying("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nbad"))
        .isEqualTo(new Answered(200, java.util.Optional.empty(), "bad", true));
  }

  @Test
  void retryAfterIsHandedOn() throws IOException {
    assertThat(callSaying("HTTP/1.1 429 Slow\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n"))
        .isEqualTo(new Answered(429, java.util.Optional.of("120"), "", true));
  }

  @Test
  void hangingUpRubbishAndNobodyAreUnreachable() throws IOException {
    assertThat(callSaying("")).isInstanceOf(Unreachable.class);
    assertThat(callSaying("\0\0\0 no HTTP at all\r\n\r\n")).isNotInstanceOf(Answered.class);
    try (Socket taken = new Socket()) {
      // Nobody else gets this port, and nobody listens there.
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = taken.getLocalPort();
      assertThat(client.send(post(Destination.of("http://127.0.0.1:" + port + "/"))))
          .isInstanceOfSatisfying(
              Unreachable.class,
              answer ->
                  assertThat(answer.sentence())
                      .startsWith("'127.0.0.1' port " + port + " could not be reached"));
    }
    assertThat(client.send(post(Destination.of("http://nobody.invalid/"))))
        .isInstanceOfSatisfying(
            Unreachable.class,
            answer -> assertThat(answer.sentence()).contains("nobody.invalid", "not found"));
  }

  /** Something that accepts connections and speaks no TLS, or never a word. */
  @Test
  void tlsThatNeverComesIsCut() throws IOException {
    try (TestingReceiver plain = TestingReceiver.saying("HTTP/1.1 200 OK\r\n\r\n");
        ServerSocket mute = new ServerSocket(0)) {
      for (int port : new int[] {mute.getLocalPort(), plain.port()}) {
        String url = "https://127.0.0.1:" + port + "/";
        assertThat(hasty(url, Duration.ofMillis(700), Duration.ofMillis(1200)))
            .isInstanceOf(TimedOut.class);
      }
    }
  }

  @Test
  void proxiesOfTheSystemAreNotAsked() throws IOException {
    try (TestingReceiver proxy = TestingReceiver.saying("HTTP/1.1 200 OK\r\n\r\n");
        TestingReceiver receiver = TestingReceiver.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
      String port = "" + proxy.port();
      Map<String, String> properties =
          Map.of(
              "http.proxyHost", "127.0.0.1",
              "http.proxyPort", port,
              "http.nonProxyHosts", "",
              "socksProxyHost", "127.0.0.1",
              "socksProxyPort", port,
              "java.net.useSystemProxies", "true");
      properties.forEach(System::setProperty);
      OutboundLimits limits = new OutboundLimits(LONG, LONG, LONG, ANSWER);
      try (OutboundClient fresh = new OutboundClient(LOOPBACK, limits)) {
        assertThat(fresh.send(post(Destination.of(receiver.url("/")))))
            .isInstanceOfSatisfying(
                Answered.class, answer -> assertThat(answer.status()).isEqualTo(204));
      } finally {
        properties.keySet().forEach(System::clearProperty);
      }
      assertThat(proxy.connections).hasValue(0);
    }
  }

  /** A connection that waits for the next call must not be the reason for that call to fail. */
  @Test
  void connectionsThatTheReceiverClosedAreNotUsedAgain() throws IOException {
    try (TestingReceiver closing =
        TestingReceiver.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
      for (int i = 0; i < 20; i++) {
        assertThat(call(closing)).isInstanceOf(Answered.class);
      }
    }
  }
}
