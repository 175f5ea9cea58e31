package io.strate.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.server.admin.TestingApi.Answer;
import io.strate.workspace.access.AccessKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are sent again with the same {@code Idempotency-Key}. */
final class OnceTest {

  private static final long DAY = 86_400_000;

  @TempDir Path folder;
  private TestingApi api;
  private String owner = "";

  @BeforeEach
  void start() throws IOException {
    api = TestingApi.start(folder);
    owner = api.keys.make("other", AccessKeys.Scope.ADMIN);
    api.as(owner);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private Answer makeKey(String name) {
    return api.post(
        "/api/v1/keys",
        "{\"name\": \"%s\", \"scope\": \"read\"}".formatted(name),
        "Idempotency-Key",
        "k");
  }

  @Test
  void theFirstAnswerIsGivenAgainAfterARestartForADay() throws IOException {
    Answer first = makeKey("reader");
    assertThat(first.status()).isEqualTo(201);
    api.close();
    String key = first.json().at("/key").asString();
    assertThat(isInTheStore(owner)).isFalse();
    assertThat(isInTheStore("other")).as("the search finds what is there").isTrue();
    assertThat(isInTheStore(key)).as("answers show nothing to whoever reads the store").isFalse();

    api = TestingApi.again(folder).as(owner);
    assertThat(makeKey("reader").body()).isEqualTo(first.body());
    assertThat(makeKey("another").status()).isEqualTo(422);
    Answer same = api.as(key).get("/api/v1/segments");
    assertThat(same.status()).isEqualTo(200);

    api.as(owner).clock.addAndGet(DAY + 1);
    assertThat(makeKey("reader").code()).as("done anew").isEqualTo("usage.key");
  }

  @Test
  void aRefusalIsGivenAgainAndWhatOthersWereAnsweredIsNot() {
    Answer refused = makeKey("other");
    assertThat(refused.status()).isEqualTo(409);
    api.keys.remove("other");
    String third = api.keys.make("third", AccessKeys.Scope.ADMIN);
    assertThat(makeKey("other").status()).as("a key that is no more").isEqualTo(401);
    api.as(third);
    assertThat(makeKey("other").status()).isEqualTo(201);
  }

  private boolean isInTheStore(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(text)) {
          return true;
        }
      }
      return false;
    }
  }
}
