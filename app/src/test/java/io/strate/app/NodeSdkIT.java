package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.app.TroubledWire.Request;
import io.strate.app.TroubledWire.Trouble;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The unchanged libraries {@code @segment/analytics-node} and {@code @rudderstack/rudder-sdk-node}
 * drive a serving process.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class NodeSdkIT {

  /** A library, with options that its documentation names. */
  enum Library {
    SEGMENT("{}"),
    /** By itself it sends a batch four times within 1.5 s, and drops it then. */
    RUDDER("{\"retryCount\": 10}");

    private final String options;

    Library(String options) {
      this.options = options;
    }

    Process tell(TrackedStory story, String place, String key, int batch, int pause)
        throws Exception {
      return Sdks.tell(
          name().toLowerCase(java.util.Locale.ROOT), story, place, key, batch, pause, options);
    }
  }

  @TempDir Path folder;
  private ServedWorkspace serving;

  @BeforeAll
  static void install() throws Exception {
    Sdks.installed();
  }

  @AfterEach
  void end() {
    if (serving != null) {
      serving.close();
    }
  }

  private TrackedStory story(int people) throws Exception {
    long since = System.currentTimeMillis() - Duration.ofDays(3).toMillis();
    TrackedStory story = new TrackedStory(folder, people, since);
    story.define();
    serving = ServedWorkspace.start(folder);
    return story;
  }

  @ParameterizedTest
  @EnumSource
  void everythingArrivesOnceInBatchesOfHundreds(Library library) throws Exception {
    TrackedStory story = story(100);
    try (TroubledWire wire = new TroubledWire(serving.port(), List.of())) {
      Process telling = library.tell(story, wire.place(), serving.key(), 400, 0);
      assertThat(Sdks.ended(telling)).last().isEqualTo("delivered " + story.messages());
      assertThat(wire.posts()).hasSizeLessThan(12);
    }
    serving.stop();
    story.requireWhole();
    story.requireThird();
  }

  @ParameterizedTest
  @EnumSource
  void aKillInMidRunLosesNothingAndCountsNothingTwice(Library library) throws Exception {
    TrackedStory story = story(200);
    Process telling = library.tell(story, serving.place(), serving.key(), 20, 10);
    BufferedReader said = telling.inputReader();
    String half = "delivered " + story.messages() / 3;
    assertThat(said.lines().anyMatch(half::equals)).as("a third was delivered").isTrue();
    serving.kill();
    serving.awaitKilled();
    serving.start();
    assertThat(Sdks.ended(telling)).last().isEqualTo("delivered " + story.messages());
    serving.stop();
    story.requireWhole();
    story.requireThird();
  }

  @ParameterizedTest
  @EnumSource
  void theySendAgainWhateverHappensToARequest(Library library) throws Exception {
    TrackedStory story = story(30);
    List<Trouble> troubles =
        List.of(
            Trouble.LATER,
            Trouble.LATER,
            Trouble.NONE,
            Trouble.UNANSWERED,
            Trouble.CUT,
            Trouble.NONE,
            Trouble.BROKEN,
            Trouble.UNANSWERED,
            Trouble.LATER);
    try (TroubledWire wire = new TroubledWire(serving.port(), troubles)) {
      Process telling = library.tell(story, wire.place(), serving.key(), 20, 5);
      assertThat(Sdks.ended(telling)).last().isEqualTo("delivered " + story.messages());
      assertThat(wire.posts()).extracting(Request::trouble).containsAll(troubles);
    }
    serving.stop();
    story.requireWhole();
    story.requireThird();
  }

  /** A key that may send 20 messages a second: the server itself turns most batches away. */
  @ParameterizedTest
  @EnumSource
  void theyComeAgainWhenTheServerHasHadTooMuch(Library library) throws Exception {
    Files.writeString(folder.resolve("strate-server.yaml"), "messages_per_second: 20\n");
    TrackedStory story = story(30);
    try (TroubledWire wire = new TroubledWire(serving.port(), List.of())) {
      Process telling = library.tell(story, wire.place(), serving.key(), 80, 0);
      assertThat(Sdks.ended(telling)).last().isEqualTo("delivered " + story.messages());
      Overload.requireSentAgain(wire, serving);
    }
    serving.stop();
    story.requireWhole();
    story.requireThird();
  }
}
