package io.strate.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.ledger.Ledger;
import io.strate.ledger.LedgerOptions;
import io.strate.ledger.rocks.RocksLedger;
import io.strate.server.health.Health;
import io.strate.server.signin.SignInOptions;
import io.strate.server.tracking.TrackingLimits;
import io.strate.workspace.access.AccessKeys;
import io.strate.workspace.collect.Collector;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow, silent or hostile, over real sockets, beside one that is not. */
final class SlowClientsTest {

  private static final String TRACK = "{\"userId\": \"u1\", \"event\": \"opened\"}";
  private static final int SLOW = 500;

  /** Milliseconds after which what never comes is no longer waited for. */
  private static final int PATIENCE = 120_000;

  /** Room for eight whole bodies: 500 that reserved what they announce would not fit by far. */
  private static final int BODY_BYTES = 4 << 20;

  @TempDir Path folder;
  private final Health health =
      new Health(Optional.empty(), Optional.empty(), () -> 0, System::nanoTime);
  private final List<Socket> sockets = new ArrayList<>();
  private Ledger ledger;
  private String key = "";
  private StrateServer server;
  private HttpClient client;

  @BeforeEach
  void open() {
    ledger = RocksLedger.open(folder, LedgerOptions.DEFAULT);
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    client.close();
    server.close();
    health.close();
    ledger.close();
  }

  private void serve(int bodySeconds, int messagesPerSecond) {
    AccessKeys keys = new AccessKeys(ledger.notes());
    key = keys.make("site", AccessKeys.Scope.WRITE);
    ServerOptions options =
        new ServerOptions(
            "127.0.0.1",
            0,
            Set.of(),
            4_096,
            0,
            false,
            new TrackingLimits(bodySeconds, messagesPerSecond, BODY_BYTES, 64 << 20),
            Optional.empty(),
            1L << 20,
            SignInOptions.usual(),
            Optional.empty());
    Collector collector = (calls, _) -> new Collector.Taken(calls.size(), 0, 0);
    server = StrateServer.start(options, collector, keys, () -> 0, System::nanoTime, health);
  }

  private String authorization() {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(Duration.ofMillis(PATIENCE))
            .header("Authorization", authorization())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send() throws IOException, InterruptedException {
    return send("/v1/track", TRACK.getBytes(StandardCharsets.UTF_8));
  }

  private Socket connected(String head) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    sockets.add(socket);
    write(socket, head);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private String head(int length) {
    return "POST /v1/batch HTTP/1.1\r\nHost: h\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(authorization(), length);
  }

  @Test
  void manySlowSendersLeaveRoomForAGoodOne() throws IOException, InterruptedException {
    serve(600, 0);
    for (int i = 0; i < SLOW; i++) {
      connected(head(500_000) + "{\"batch\": [");
    }
    for (int i = 0; i < 50; i++) {
      assertThat(send().statusCode()).isEqualTo(200);
    }
    byte[] large =
        (TRACK.replace("}", "") + " ".repeat(400_000) + "}").getBytes(StandardCharsets.UTF_8);
    assertThat(send("/v1/track", large).statusCode())
        .as("arrived, and is too large")
        .isEqualTo(413);
  }

  @Test
  void aBodyThatDripsOrStopsIsGivenUp() throws IOException {
    serve(1, 0);
    Socket drips = connected(head(100));
    assertThat(statusAfterDripping(drips)).contains(" 408 ");
  }

  /** Writes a byte now and then, for longer than a body may take, until an answer is there. */
  private static String statusAfterDripping(Socket socket) throws IOException {
    socket.setSoTimeout(50);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    for (int i = 0; i < 40; i++) {
      try {
        return in.readLine();
      } catch (java.net.SocketTimeoutException notYet) {
        write(socket, " ");
      }
    }
    socket.setSoTimeout(PATIENCE);
    return in.readLine();
  }

  @Test
  void whoNeverReadsTheAnswersHoldsUpNobody() throws IOException, InterruptedException {
    serve(600, 0);
    String one =
        "POST /v1/track HTTP/1.1\r\nHost: h\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(authorization(), TRACK.length(), TRACK);
    for (int i = 0; i < 20; i++) {
      Socket deaf = connected("");
      deaf.setReceiveBufferSize(1_024);
      Thread.ofVirtual().start(() -> flood(deaf, one.repeat(100)));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(send().statusCode()).isEqualTo(200);
    }
  }

  private static void flood(Socket deaf, String hundred) {
    try {
      for (int i = 0; i < 1_000; i++) {
        write(deaf, hundred);
      }
    } catch (IOException endOfTest) {
      // The socket was closed.
    }
  }

  @Test
  void compressedBodiesThatAreCutAreRefused() throws IOException, InterruptedException {
    serve(600, 0);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(TRACK.getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = packed.toByteArray();
    for (int length : new int[] {0, 1, 9, 10, whole.length / 2, whole.length - 1}) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(send("/v1/track", cut, "Content-Encoding", "gzip").statusCode())
          .as("%d bytes", length)
          .isEqualTo(400);
    }
    assertThat(send("/v1/track", whole, "Content-Encoding", "gzip").statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyThatSendsTooMuchIsToldWhenToComeBack() throws IOException, InterruptedException {
    serve(600, 1);
    String item = "{\"type\": \"track\", \"userId\": \"u1\", \"event\": \"opened\"},";
    byte[] thousand =
        ("{\"batch\": [" + item.repeat(999) + item.replace("},", "}") + "]}")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(send("/v1/batch", thousand).statusCode()).isEqualTo(200);
    HttpResponse<String> later = send();
    assertThat(later.statusCode()).isEqualTo(429);
    // 999 messages are owed, at one a second.
    long seconds = later.headers().firstValueAsLong("Retry-After").orElse(0);
    assertThat(seconds).isBetween(900L, 1_000L);
  }

  @Test
  void headersBeyondMeasureAreRefused() throws IOException, InterruptedException {
    serve(600, 0);
    byte[] body = TRACK.getBytes(StandardCharsets.UTF_8);
    assertThat(refuses("/v1/track", body, "X-Long", "x".repeat(17_000))).isTrue();
    assertThat(send().statusCode()).isEqualTo(200);
  }

  /** The answer may be lost: the connection is closed while the rest of the request still comes. */
  private boolean refuses(String path, byte[] body, String... headers) throws InterruptedException {
    try {
      int status = send(path, body, headers).statusCode();
      return status >= 400 && status <= 431;
    } catch (HttpTimeoutException never) {
      return false;
    } catch (IOException cut) {
      return true;
    }
  }
}
