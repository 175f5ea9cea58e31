package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes as no decent client sends them, to a serving process: refused with the right status, and
 * the next request is answered.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class RawHttpIT {

  private static final int PATIENCE = 60_000;
  private static final String TRACK = "{\"userId\": \"u\", \"event\": \"e\"}";

  @TempDir static Path folder;
  private static ServedWorkspace serving;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), "workspace: raw\nlocale: en\n");
    serving = ServedWorkspace.start(folder);
  }

  @AfterAll
  static void end() {
    serving.close();
  }

  @AfterEach
  void itGoesOnAnswering() throws IOException {
    assertThat(status(post("/v1/track", TRACK))).isEqualTo(200);
  }

  // ---- requests ----

  private static String headers() {
    String user =
        Base64.getEncoder().encodeToString((serving.key() + ":").getBytes(StandardCharsets.UTF_8));
    return "Host: localhost\r\nAuthorization: Basic " + user + "\r\n";
  }

  private static byte[] post(String path, String body, String... further) {
    return post(path, body.getBytes(StandardCharsets.UTF_8), further);
  }

  private static byte[] post(String path, byte[] body, String... further) {
    String head =
        "POST %s HTTP/1.1\r\n%sContent-Length: %d\r\n".formatted(path, headers(), body.length);
    return joined(head + lines(further) + "\r\n", body);
  }

  private static byte[] chunked(String chunks) {
    String head = "POST /v1/track HTTP/1.1\r\n" + headers() + "Transfer-Encoding: chunked\r\n\r\n";
    return (head + chunks).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] request(String line, String... further) {
    return (line + "\r\n" + headers() + lines(further) + "\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String lines(String... further) {
    return Arrays.stream(further).map(line -> line + "\r\n").reduce("", String::concat);
  }

  private static byte[] joined(String head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  /** What is answered until the other side closes, which it is asked to after one request. */
  private static String answer(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), serving.port())) {
      socket.setSoTimeout(PATIENCE);
      try {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        out.flush();
        socket.shutdownOutput();
      } catch (IOException cutOff) {
        // It would not read all of it: what it answered may still be there.
      }
      return read(socket.getInputStream());
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (java.net.SocketException cutOff) {
      // What came before counts.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** The status of the first answer that is final; 0 if the connection was closed without one. */
  private static int status(byte[] request) throws IOException {
    String answer = answer(request);
    assertThat(answer).doesNotContain("Exception", "java.", "\tat ");
    return answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
  }

  // ---- what is refused, and how ----

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("no HTTP", "hello\r\n\r\n".getBytes(StandardCharsets.UTF_8), List.of(400)),
        arguments("TLS", new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 252, 3, 3}, List.of(400, 0)),
        arguments("another version", request("POST /v1/track HTTP/9.9"), List.of(505)),
        arguments(
            "no host",
            "POST /v1/track HTTP/1.1\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8),
            List.of(400)),
        arguments("two hosts", request("POST /v1/track HTTP/1.1", "Host: other"), List.of(400)),
        arguments("no body", request("POST /v1/track HTTP/1.1"), List.of(400)),
        arguments(
            "a negative length",
            request("POST /v1/track HTTP/1.1", "Content-Length: -5"),
            List.of(400)),
        arguments(
            "a length in words",
            request("POST /v1/track HTTP/1.1", "Content-Length: ten"),
            List.of(400)),
        arguments(
            "two lengths",
            request("POST /v1/track HTTP/1.1", "Content-Length: 5", "Content-Length: 6"),
            List.of(400)),
        arguments(
            "less than its length",
            joined(
                "POST /v1/track HTTP/1.1\r\n" + headers() + "Content-Length: 500\r\n\r\n",
                TRACK.getBytes(StandardCharsets.UTF_8)),
            List.of(400)),
        arguments(
            "a length beyond what is taken",
            request("POST /v1/batch HTTP/1.1", "Content-Length: 9999999999999"),
            List.of(413)),
        arguments(
            "a length beyond numbers",
            request("POST /v1/batch HTTP/1.1", "Content-Length: 99999999999999999999999"),
            List.of(400)),
        arguments(
            "a large body that waits to be asked for",
            request("POST /v1/batch HTTP/1.1", "Content-Length: 10000000", "Expect: 100-continue"),
            List.of(413)),
        arguments(
            "a batch that is too large", post("/v1/batch", " ".repeat(600_000)), List.of(413)),
        arguments(
            "a message that is too large",
            post("/v1/track", "{\"a\": \"" + "x".repeat(40_000) + "\"}"),
            List.of(413)),
        arguments("half of a chunk", chunked("ff\r\n{\"userId\""), List.of(400)),
        arguments("a chunk of no length", chunked("zz\r\n{}\r\n0\r\n\r\n"), List.of(400)),
        arguments("a chunk of more than numbers", chunked("fffffffffffffffff\r\n{}"), List.of(400)),
        arguments(
            "a chunk that is longer than it says",
            chunked("2\r\n" + TRACK + "\r\n0\r\n\r\n"),
            List.of(400)),
        arguments(
            "chunks without end",
            chunked(("400\r\n" + " ".repeat(1024) + "\r\n").repeat(600)),
            List.of(413)),
        arguments(
            "a chunk with long remarks",
            chunked("2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n"),
            List.of(400)),
        arguments(
            "an unknown transfer encoding",
            request("POST /v1/track HTTP/1.1", "Transfer-Encoding: smoke"),
            List.of(501)),
        arguments(
            "Latin-1",
            post(
                "/v1/track",
                "{\"userId\": \"é\", \"event\": \"e\"}".getBytes(StandardCharsets.ISO_8859_1)),
            List.of(400)),
        arguments(
            "Latin-1 that says so",
            post(
                "/v1/track",
                "{\"userId\": \"é\", \"event\": \"e\"}".getBytes(StandardCharsets.ISO_8859_1),
                "Content-Type: application/json; charset=iso-8859-1"),
            List.of(400)),
        arguments(
            "letters that are too long",
            post(
                "/v1/track",
                joined("{\"userId\": \"", new byte[] {(byte) 0xc0, (byte) 0xaf, '"', '}'})),
            List.of(400)),
        arguments(
            "EBCDIC", post("/v1/track", TRACK.getBytes(Charset.forName("IBM1047"))), List.of(400)),
        arguments(
            "an encoding that is not known",
            post("/v1/track", TRACK, "Content-Encoding: br"),
            List.of(415)),
        arguments(
            "an encoding of an encoding",
            post(
                "/v1/track",
                gzip(gzip(TRACK.getBytes(StandardCharsets.UTF_8))),
                "Content-Encoding: gzip, gzip"),
            List.of(415)),
        arguments(
            "gzip that is none", post("/v1/track", TRACK, "Content-Encoding: gzip"), List.of(400)),
        arguments(
            "half of gzip",
            post(
                "/v1/track",
                Arrays.copyOf(gzip(TRACK.getBytes(StandardCharsets.UTF_8)), 25),
                "Content-Encoding: gzip"),
            List.of(400)),
        arguments(
            "gzip that nobody mentions",
            post("/v1/track", gzip(TRACK.getBytes(StandardCharsets.UTF_8))),
            List.of(400)),
        arguments(
            "a bomb",
            post("/v1/batch", gzip(new byte[100 << 20]), "Content-Encoding: gzip"),
            List.of(413)),
        arguments(
            "a form",
            post(
                "/v1/track", "userId=u&event=e", "Content-Type: application/x-www-form-urlencoded"),
            List.of(400)),
        arguments("a list", post("/v1/track", "[" + TRACK + "]"), List.of(400)),
        arguments("a batch that is no list", post("/v1/batch", "{\"batch\": {}}"), List.of(400)),
        arguments(
            "two thousand headers",
            request("POST /v1/track HTTP/1.1", "X-A: b\r\n".repeat(2000) + "X-A: b"),
            List.of(400, 431)),
        arguments(
            "a header without end",
            request("POST /v1/track HTTP/1.1", "X-A: " + "b".repeat(1 << 20)),
            List.of(400, 431)),
        arguments("a header without name", request("POST /v1/track HTTP/1.1", ": b"), List.of(400)),
        arguments(
            "a key with a NUL", request("POST /v1/track HTTP/1.1", "X-A: a\0b"), List.of(400)),
        arguments(
            "a path without end",
            request("POST /v1/" + "a".repeat(1 << 17) + " HTTP/1.1"),
            List.of(400, 414)),
        arguments(
            "no key",
            joined(
                "POST /v1/track HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n\r\n"
                    .formatted(TRACK.length()),
                TRACK.getBytes(StandardCharsets.UTF_8)),
            List.of(401)),
        arguments(
            "a key that is none",
            joined(
                "POST /v1/track HTTP/1.1\r\nHost: a\r\nAuthorization: Basic §§§\r\nContent-Length: %d\r\n\r\n"
                    .formatted(TRACK.length()),
                TRACK.getBytes(StandardCharsets.UTF_8)),
            List.of(400, 401)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, byte[] request, List<Integer> statuses) throws IOException {
    assertThat(status(request)).as(what).isIn(statuses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD", "TRACE", "CONNECT", "FOO", "post"})
  void otherMethods(String method) throws IOException {
    assertThat(status(request(method + " /v1/track HTTP/1.1"))).isIn(400, 405, 501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/../api/v1/segments",
        "/v1/./../api/v1/segments",
        "/v1/%2e%2e/api/v1/segments",
        "/v1/%2E%2E/api/v1/segments",
        "/v1/%252e%252e/api/v1/segments",
        "/v1/..;/api/v1/segments",
        "/v1/..;x=y/api/v1/segments",
        "/v1;x=y/../api/v1/segments",
        "/v1/..%2fapi/v1/segments",
        "/v1/..%5capi/v1/segments",
        "/v1\\..\\api\\v1\\segments",
        "/v1/track/../../api/v1/segments",
        "/v1/track/%2e%2e/%2e%2e/api/v1/segments",
        "/v1/track%00/../../api/v1/segments",
        "//api/v1/segments",
        "/v1//api/v1/segments",
        "/api/v1/segments",
        "/api/v1/segments/",
        "/api/v1/segments;v1",
        "/api/v1/keys?/v1/track",
        "http://localhost/api/v1/segments",
        "/%61pi/v1/segments",
        "/API/v1/segments",
        "/v1/../../../../etc/passwd",
        "/v1/projects/../../api/v1/segments/settings",
      })
  void aWriteKeyOpensNothingElse(String path) throws IOException {
    for (String type :
        List.of("application/json", "text/plain", "application/x-www-form-urlencoded")) {
      assertThat(status(post(path, TRACK, "Content-Type: " + type))).isBetween(400, 499);
    }
    assertThat(status(request("GET " + path + " HTTP/1.1"))).isBetween(400, 499);
  }

  /** Spellings of the tracking API's own paths: taken, or refused, but nothing else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v1//track",
        "/v1//t",
        "/v1/track;x=y",
        "/v1;x=y/track",
        "/v1/x/../track",
        "/v1/%74rack",
        "/v1/track?x=y",
        "/v1/track//",
        "/V1/track",
        "/v1/TRACK",
        "/v1",
        "/v1/",
        "/v1/track%20"
      })
  void otherSpellings(String path) throws IOException {
    // 401: what is none of the APIs' is for pages, and nobody has signed in.
    assertThat(status(post(path, TRACK))).isIn(200, 400, 401, 404);
  }

  @Test
  void requestsInOneBreathAreAnsweredOneByOne() throws IOException {
    byte[] one = post("/v1/track", TRACK);
    byte[] wrong = post("/v1/track", "{");
    String answer = answer(concat(one, one, wrong));
    assertThat(answer.split("HTTP/1\\.1 ", -1)).hasSize(4);
    assertThat(answer).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 400");
  }

  @Test
  void aRequestHiddenInAnotherIsNotSeen() throws IOException {
    String hidden =
        new String(request("GET /v1/projects/none/settings HTTP/1.1"), StandardCharsets.ISO_8859_1);
    String outer =
        "POST /v1/track HTTP/1.1\r\n"
            + headers()
            + "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    String answer =
        answer(
            (outer.formatted(5 + hidden.length()) + hidden).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }
}
