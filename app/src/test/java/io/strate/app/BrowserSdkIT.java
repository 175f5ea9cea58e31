package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.app.TroubledWire.Request;
import io.strate.app.TroubledWire.Trouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The unchanged library {@code @segment/analytics-next} in Chromium drives a serving process, from
 * a page of another origin: preflights are real.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class BrowserSdkIT {

  private static final String EACH = "{}";
  private static final String BATCHES =
      "{\"deliveryStrategy\": {\"strategy\": \"batching\", \"config\": {\"size\": 25, \"timeout\": 100}}}";

  private static Path site;

  @TempDir Path folder;
  @TempDir Path kept;
  private TrackedStory story;
  private ServedWorkspace serving;

  @BeforeAll
  static void install() throws Exception {
    site = Sdks.installed();
  }

  @BeforeEach
  void start() throws Exception {
    long since = System.currentTimeMillis() - Duration.ofDays(3).toMillis();
    story = new TrackedStory(folder, 10, since);
    story.define();
    serving = ServedWorkspace.start(folder);
  }

  @AfterEach
  void end() {
    serving.close();
  }

  private Chromium open(TroubledWire wire, String settings, String further) throws Exception {
    String page =
        "page.html?place=%s&key=%s&since=%d&people=%d&settings=%s%s"
            .formatted(
                wire.place(),
                serving.key(),
                story.since(),
                story.people(),
                URLEncoder.encode(settings, StandardCharsets.UTF_8),
                further);
    return Chromium.open(site, page, Files.createDirectory(kept.resolve("profile")));
  }

  @Test
  void everythingArrivesOnceAtTheShortPaths() throws Exception {
    try (TroubledWire wire = new TroubledWire(serving.port(), List.of());
        Chromium _ = open(wire, EACH, "")) {
      wire.awaitAcknowledged(story.messages());
      assertThat(wire.saw("GET /v1/projects/\\w+/settings .*")).isTrue();
      assertThat(wire.saw("OPTIONS /v1/i .*Access-Control-Request-Headers: authorization.*"))
          .isTrue();
      assertThat(wire.saw("POST /v1/g .*Content-Type: text/plain.*")).isTrue();
    }
    serving.stop();
    story.requireWhole();
  }

  @Test
  void everythingArrivesOnceInBatches() throws Exception {
    try (TroubledWire wire = new TroubledWire(serving.port(), List.of());
        Chromium _ = open(wire, BATCHES, "")) {
      wire.awaitAcknowledged(story.messages());
      assertThat(wire.posts()).allMatch(post -> post.head().startsWith("POST /v1/b "));
    }
    serving.stop();
    story.requireWhole();
  }

  @Test
  void aKillInMidRunLosesNothingAndCountsNothingTwice() throws Exception {
    try (TroubledWire wire = new TroubledWire(serving.port(), List.of());
        Chromium _ = open(wire, EACH, "")) {
      wire.awaitAcknowledged(story.messages() / 3);
      serving.kill();
      serving.awaitKilled();
      serving.start();
      wire.awaitAcknowledged(story.messages());
    }
    serving.stop();
    story.requireWhole();
  }

  @Test
  void itSendsAgainWhateverHappensToARequest() throws Exception {
    List<Trouble> troubles =
        List.of(
            Trouble.NONE,
            Trouble.LATER,
            Trouble.LATER,
            Trouble.UNANSWERED,
            Trouble.CUT,
            Trouble.BROKEN,
            Trouble.NONE,
            Trouble.LATER,
            Trouble.UNANSWERED);
    try (TroubledWire wire = new TroubledWire(serving.port(), troubles);
        Chromium _ = open(wire, EACH, "")) {
      wire.awaitAcknowledged(story.messages());
      assertThat(wire.posts()).extracting(Request::trouble).containsAll(troubles);
    }
    serving.stop();
    story.requireWhole();
  }

  @Test
  void whatAPageCouldNotSendIsSentByTheNext() throws Exception {
    List<Trouble> troubles = Collections.nCopies(story.messages() * 3 / 4, Trouble.CUT);
    try (TroubledWire wire = new TroubledWire(serving.port(), troubles);
        Chromium _ = open(wire, EACH, "&leave=quietly")) {
      wire.awaitAcknowledged(story.messages());
    }
    serving.stop();
    story.requireWhole();
  }

  @Test
  void beaconsArriveAsTextAndAsJson() throws Exception {
    try (TroubledWire wire = new TroubledWire(serving.port(), List.of());
        Chromium _ = open(wire, EACH, "&leave=waving")) {
      wire.awaitAcknowledged(story.messages() + 2 * story.people());
      assertThat(wire.saw("OPTIONS /v1/t .*Access-Control-Request-Headers: content-type.*"))
          .as("the beacon of JSON was asked for")
          .isTrue();
    }
    serving.stop();
    story.requireWhole();
  }

  /** A key that may send five messages a second: the server itself turns most batches away. */
  @Test
  void itComesAgainWhenTheServerHasHadTooMuch() throws Exception {
    serving.stop();
    Files.writeString(folder.resolve("strate-server.yaml"), "messages_per_second: 5\n");
    serving.start();
    try (TroubledWire wire = new TroubledWire(serving.port(), List.of());
        Chromium _ = open(wire, BATCHES, "")) {
      wire.awaitAcknowledged(story.messages());
      Overload.requireSentAgain(wire, serving);
    }
    serving.stop();
    story.requireWhole();
  }
}
