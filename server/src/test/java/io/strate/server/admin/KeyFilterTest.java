package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.admin.TestingApi.Answer;
import io.strate.workspace.access.AccessKeys.Scope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and how those who are not are told. */
final class KeyFilterTest {

  @TempDir Path folder;
  private TestingApi api;

  @BeforeEach
  void start() throws IOException {
    api = TestingApi.start(folder);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void whoHasAKeyIsLetIn() {
    Answer answer = api.get("/api/v1/segments");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.json().at("/items/0/name").asString()).isEqualTo("lyon");
    assertThat(answer.json().at("/items/0/size").asInt()).isEqualTo(4);
    assertThat(answer.json().at("/items/0/population").asInt()).isEqualTo(6);
    assertThat(answer.json().at("/items/0/status").asString()).isEqualTo("fresh");
    assertThat(answer.json().at("/as_of").asString()).isEqualTo(TestingApi.NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ak_unknown", "wk_"})
  void whoHasNoneIsNot(String key) {
    Answer answer = api.as(key).get("/api/v1/segments");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.code()).isEqualTo("access.key");
  }

  @Test
  void aWriteKeyOpensNothingHere() {
    String site = api.keys.make("site", Scope.WRITE);
    assertThat(api.as(site).get("/api/v1/segments").status()).isEqualTo(401);
  }

  @Test
  void failedAttemptsAreSlowedDownAndKeysStillOpen() {
    String good = api.keys.make("good", Scope.READ);
    api.as("ak_guess");
    for (int i = 0; i < 20; i++) {
      assertThat(api.get("/api/v1/segments").status()).isEqualTo(401);
    }
    Answer slowed = api.get("/api/v1/segments");
    assertThat(slowed.status()).isEqualTo(429);
    assertThat(slowed.header("Retry-After")).isEqualTo("5");
    assertThat(api.as(good).get("/api/v1/segments").status()).isEqualTo(200);
    api.clock.addAndGet(5_000);
    assertThat(api.as("ak_guess").get("/api/v1/segments").status()).isEqualTo(401);
  }

  @Test
  void pathsMethodsAndTypesThatAreNotThereAreProblems() {
    assertThat(api.get("/api/v1/segmants").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/segmants").code()).isEqualTo("request.path");
    Answer method = api.send("PATCH", "/api/v1/segments", "{}");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Allow")).contains("GET");
    assertThat(api.get("/api/v1/segments", "Accept", "text/html").status()).isEqualTo(406);
    for (Answer answer : new Answer[] {method, api.get("/api/"), api.get("/api/v1/x/y")}) {
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void unknownParametersAreRefusedWithTheNearestName() {
    Answer answer = api.get("/api/v1/segments?limti=3");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail())
        .isEqualTo("There is no parameter 'limti' here (did you mean 'limit'?).");
    assertThat(api.get("/api/v1/segments?limit=x").detail())
        .isEqualTo("Expected 'limit' to be a whole number, found 'x'.");
    assertThat(api.get("/api/v1/segments?limit=0").status()).isEqualTo(400);
    assertThat(api.get("/api/v1/segments?limit=1&limit=2").status()).isEqualTo(400);
  }

  @Test
  void aListIsReadPageByPageAndCursorsOfOthersAreRefused() {
    Answer first = api.get("/api/v1/segments?limit=2");
    String next = first.json().path("next").asString();
    Answer second = api.get("/api/v1/segments?limit=2&cursor=" + next);
    assertThat(second.json().at("/items/0/name").asString()).isEqualTo("size/large");
    Answer third = api.get("/api/v1/segments?cursor=" + second.json().path("next").asString());
    assertThat(third.json().path("items").size()).isEqualTo(1);
    assertThat(third.json().has("next")).isFalse();
    String forged = (next.charAt(0) == 'A' ? "B" : "A") + next.substring(1);
    assertThat(api.get("/api/v1/segments?cursor=" + forged).code()).isEqualTo("request.cursor");
    assertThat(api.get("/api/v1/segments?cursor=~").code()).isEqualTo("request.cursor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil"})
  void otherHostsAreRefusedOnLoopback(String host) throws IOException {
    assertThat(raw("GET /api/v1/segments HTTP/1.1\r\nHost: " + host)).contains(" 421");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:80", "LOCALHOST:1"})
  void itsOwnHostIsNot(String host) throws IOException {
    assertThat(raw("GET /api/v1/segments HTTP/1.1\r\nHost: " + host)).contains(" 401");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/../api/v1/segments",
        "/v1/%2e%2e/api/v1/segments",
        "/v1/..;/api/v1/segments",
        "/v1//../../api/v1/segments",
        "/%61pi/v1/segments",
        "/api/./v1/segments",
        "/api;x=1/v1/segments",
        "//api/v1/segments",
        "/v1/..%2fapi/v1/segments",
        "/v1/%2fapi/v1/segments",
        "/v1/api/v1/segments"
      })
  void noWayAroundTheGateLeadsToAController(String path) throws IOException {
    for (String type : new String[] {"application/json", "text/plain"}) {
      String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type);
      assertThat(answer).doesNotContain(" 200").doesNotContain("Exception");
    }
  }

  /** The first line of the answer to a request as it stands. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.server.port())) {
      socket
          .getOutputStream()
          .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }
}
