package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.strate.app.WebhookReceiver.Received;
import io.strate.connect.outbound.AllowList;
import io.strate.domain.Value;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhook.Secret;
import io.strate.workspace.notify.Webhook.Settings;
import io.strate.workspace.notify.Webhook.State;
import io.strate.workspace.notify.Webhook.Told;
import io.strate.workspace.notify.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From what happens to something learnt to a signed request at a real receiver, over restarts. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class LearntAlertsTest {

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(System.currentTimeMillis());
  private WebhookReceiver receiver;
  private WebhookReceiver other;
  private LiveWorkspace live;
  private Webhooks webhooks;
  private int messages;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: alerts
        segments:
          buyers: did bought
        moments:
          best: { of: opened }
        """);
    receiver = new WebhookReceiver();
    other = new WebhookReceiver();
    open();
  }

  @AfterEach
  void stop() {
    close();
    receiver.close();
    other.close();
  }

  private void open() {
    Listeners listeners = new Listeners();
    live =
        LiveWorkspace.open(
            folder,
            new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
            listeners);
    webhooks = Webhooks.start(live.workspace(), AllowList.of(List.of("127.0.0.0/8")));
    listeners.add(webhooks::wake);
  }

  private void close() {
    webhooks.close();
    live.close();
  }

  private void does(String event, String contact) {
    Who who = Who.of(Optional.of(contact), Optional.empty());
    live.collector()
        .collect(
            List.of(new Call.Did("m" + messages++, who, clock.get(), event, Value.RecordOf.EMPTY)),
            List.of());
  }

  /** Learns, and waits until that has ended, well or not. */
  private void learn() {
    live.learn("best");
    Patience.until("learnt", () -> live.beingLearnt().isEmpty());
  }

  private static JsonNode data(Received received, String type) throws IOException {
    assertThat(received.json().path("type").asText()).isEqualTo(type);
    return received.json().path("data");
  }

  @Test
  void whoeverAskedForAlertsIsToldOfEachFactOnce() throws Exception {
    Secret secret =
        webhooks.create(new Settings(receiver.url(), Set.of("buyers"), Set.of(), true, true));
    var _ = webhooks.create(new Settings(other.url(), Set.of(), Set.of(), true));
    does("bought", "c1");
    assertThat(receiver.awaited().told()).isEqualTo("buyers entered c1");
    String now = Instant.ofEpochMilli(clock.get()).toString();

    learn(); // Nobody opened anything.
    Received failed = receiver.awaited();
    failed.verify(secret.secret());
    assertThat(failed.json().path("timestamp").asText()).isEqualTo(now);
    assertThat(data(failed, "learnt.failed").toString())
        .isEqualTo(
            """
            {"name":"best","kind":"moment","as_of":"%s",\
            "text":{"fr":"« best » n'a pas pu être appris","en":"'best' could not be learnt"},\
            "failure":"moment 'best': no contact did what counts as a reaction: \
            name other events in `of:`, or a longer `within:`"}"""
                .formatted(now));
    learn(); // The same once more, before and after a restart: no news.
    close();
    open();
    learn();

    does("opened", "c1");
    receiver.answer(503);
    learn();
    Received promoted = receiver.awaited();
    assertThat(data(promoted, "learnt.promoted").path("version").asInt()).isEqualTo(1);
    assertThat(data(promoted, "learnt.promoted").path("by").asText()).isEmpty();
    close();
    receiver.answer(204);
    open();
    clock.addAndGet(6_000); // The first wait is 5 seconds, a tenth longer at most.
    webhooks.wake();
    Received again = receiver.awaited();
    assertThat(again.id()).isEqualTo(promoted.id());
    again.verify(secret.secret());

    live.putIntoForce("best", 1, "ada");
    assertThat(data(receiver.awaited(), "learnt.promoted").path("by").asText()).isEqualTo("ada");
    assertThat(receiver.left()).isZero();
    assertThat(other.awaited().told()).isEqualTo("buyers entered c1");
    assertThat(other.left()).isZero();
  }

  @Test
  void alertsAreListedAndReplayed() throws Exception {
    Settings settings = new Settings(receiver.url(), Set.of(), Set.of(), true, true);
    String id = webhooks.create(settings).webhook().id();
    assertThat(webhooks.get(id).settings()).isEqualTo(settings);
    learn();
    String message = receiver.awaited().id();
    Patience.until(
        "written down",
        () -> !webhooks.deliveries(id, State.RECENT, Optional.empty(), 9).deliveries().isEmpty());
    assertThat(
            webhooks
                .deliveries(id, State.RECENT, Optional.empty(), 9)
                .deliveries()
                .getFirst()
                .what())
        .contains(new Told("learnt.failed", "", "best", Instant.ofEpochMilli(clock.get())));
    webhooks.replay(id, message);
    assertThat(receiver.awaited().id()).isEqualTo(message);
    Patience.until("written down", () -> webhooks.status(id).backlog() == 0);
  }
}
