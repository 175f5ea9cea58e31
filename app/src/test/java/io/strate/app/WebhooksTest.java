package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.app.WebhookReceiver.Received;
import io.strate.connect.outbound.AllowList;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Who;
import io.strate.workspace.live.Listeners;
import io.strate.workspace.live.LiveWorkspace;
import io.strate.workspace.notify.Webhook;
import io.strate.workspace.notify.Webhook.Direction;
import io.strate.workspace.notify.Webhook.Secret;
import io.strate.workspace.notify.Webhook.Settings;
import io.strate.workspace.notify.Webhook.State;
import io.strate.workspace.notify.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an event, or the passing of time, to a signed request at a real receiver. The clock begins
 * at the present, as the standard's library asks for, and is moved by hand.
 */
final class WebhooksTest {

  @TempDir Path folder;
  @TempDir Path backups;
  private final AtomicLong clock = new AtomicLong(System.currentTimeMillis());
  private WebhookReceiver receiver;
  private LiveWorkspace live;
  private Webhooks webhooks;
  private int messages;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: hooks
        segments:
          fresh: did opened within 2 minutes
          buyers: did bought
        """);
    receiver = new WebhookReceiver();
    open();
  }

  @AfterEach
  void stop() {
    close();
    receiver.close();
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
    live.collector()
        .collect(
            List.of(
                new Call.Did(
                    "m" + messages++,
                    Who.of(Optional.of(contact), Optional.empty()),
                    clock.get(),
                    event,
                    Value.RecordOf.EMPTY)),
            List.of());
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toMillis());
    live.wake();
    webhooks.wake();
  }

  private static Settings everything(String url) {
    return new Settings(url, Set.of(), Set.of(), true);
  }

  @Test
  void enteringIsToldWhenItHappensAndLeavingWhenTimeHasPassed() throws Exception {
    Secret secret = webhooks.create(everything(receiver.url()));
    Instant then = Instant.ofEpochMilli(clock.get());
    does("opened", "c1");
    Received entered = receiver.awaited();
    entered.verify(secret.secret());
    assertThat(entered.json().path("type").asText()).isEqualTo("segment.entered");
    assertThat(entered.json().path("timestamp").asText()).isEqualTo(then.toString());
    assertThat(entered.json().path("data").toString())
        .isEqualTo(
            "{\"segment\":\"fresh\",\"change\":\"entered\",\"as_of\":\"%s\",\"contact\":{\"id\":\"c1\",\"identifiers\":{\"id\":[\"c1\"]}}}"
                .formatted(then));
    pass(Duration.ofMinutes(2));
    Received left = receiver.awaited();
    left.verify(secret.secret());
    assertThat(left.told()).isEqualTo("fresh left c1");
    assertThat(left.json().path("timestamp").asText())
        .isEqualTo(then.plus(Duration.ofMinutes(2)).toString());
    assertThat(left.id()).isNotEqualTo(entered.id());
    assertThat(left.body().replace(secret.secret(), "")).isEqualTo(left.body());
  }

  @Test
  void aContactsMessagesKeepTheirOrderWhileTheReceiverFails() throws Exception {
    String id = webhooks.create(everything(receiver.url())).webhook().id();
    receiver.answer(500);
    does("opened", "c1");
    assertThat(receiver.awaited().told()).isEqualTo("fresh entered c1");
    Patience.until("written down", () -> attempts(id) == 1);
    pass(Duration.ofMinutes(2)); // It leaves, but the first message is tried again before.
    Received again = receiver.awaited();
    assertThat(again.told()).isEqualTo("fresh entered c1");
    Patience.until("written down", () -> attempts(id) == 2);
    receiver.answer(204);
    pass(Duration.ofMinutes(10));
    assertThat(receiver.awaited().id()).isEqualTo(again.id());
    assertThat(receiver.awaited().told()).isEqualTo("fresh left c1");
  }

  @Test
  void whatWasNotAcceptedIsSentAfterARestart() throws Exception {
    Secret secret = webhooks.create(everything(receiver.url()));
    receiver.answer(503);
    does("bought", "c1");
    String id = receiver.awaited().id();
    Patience.until("written down", () -> attempts(secret.webhook().id()) == 1);
    close();
    receiver.answer(204);
    open();
    does("bought", "c2");
    pass(Duration.ofSeconds(6)); // The first wait is 5 seconds, a tenth longer at most.
    Received one = receiver.awaited();
    Received other = receiver.awaited();
    assertThat(List.of(one.told(), other.told()))
        .containsExactlyInAnyOrder("buyers entered c1", "buyers entered c2");
    assertThat(List.of(one.id(), other.id())).contains(id);
    one.verify(secret.secret());
    other.verify(secret.secret());
  }

  @Test
  void aReceiverThatIsGoneGetsNothingUntilItIsEnabledAgain() throws Exception {
    String id = webhooks.create(everything(receiver.url())).webhook().id();
    receiver.answer(410);
    does("bought", "c1");
    receiver.awaited();
    Patience.until("disabled", () -> !webhooks.status(id).enabled());
    assertThat(webhooks.status(id).disabledBecause()).get().asString().contains("410");
    Patience.until("written down", () -> !webhooks.get(id).settings().enabled());
    does("bought", "c2");
    Patience.until("counted", () -> webhooks.status(id).backlog() == 2);
    close();
    open();
    assertThat(webhooks.status(id).enabled()).isFalse();
    assertThat(receiver.left()).isZero();
    receiver.answer(204);
    webhooks.change(id, everything(receiver.url()));
    assertThat(List.of(receiver.awaited().told(), receiver.awaited().told()))
        .containsExactlyInAnyOrder("buyers entered c1", "buyers entered c2");
    Patience.until("nothing is left", () -> webhooks.status(id).backlog() == 0);
  }

  @Test
  void aRedirectIsNotFollowedAndAReceiverThatHangsStopsNobodyElse() throws Exception {
    try (WebhookReceiver elsewhere = new WebhookReceiver();
        HangingReceiver hanging = new HangingReceiver()) {
      webhooks.create(everything(hanging.url()));
      String id = webhooks.create(everything(receiver.url())).webhook().id();
      receiver.redirectTo(elsewhere.url());
      does("bought", "c1");
      receiver.awaited();
      Patience.until("written down", () -> !waiting(id).isEmpty());
      assertThat(waiting(id).getFirst().outcome())
          .isEqualTo("answered 302, and redirects are not followed: change the URL");
      webhooks.change(id, everything(elsewhere.url()));
      pass(Duration.ofSeconds(6));
      assertThat(elsewhere.awaited().told()).isEqualTo("buyers entered c1");
      assertThat(elsewhere.left()).isZero();
      hanging.awaitCaller();
    }
  }

  /** Made at the only message that waits, as far as the store knows. */
  private int attempts(String id) {
    return waiting(id).stream().mapToInt(Webhook.Delivery::attempts).sum();
  }

  private List<Webhook.Delivery> waiting(String id) {
    return webhooks.deliveries(id, State.WAITING, Optional.empty(), 10).deliveries();
  }

  @Test
  void aReceiverGetsWhatItAsksForFromNowOn() throws Exception {
    does("bought", "early");
    Patience.until("announced", () -> live.workspace().ledger().runs().lastMove() > 1);
    String id =
        webhooks
            .create(new Settings(receiver.url(), Set.of("fresh"), Set.of(Direction.LEFT), true))
            .webhook()
            .id();
    does("bought", "c1");
    does("opened", "c1");
    Patience.until(
        "announced", () -> live.workspace().ledger().runs().members("fresh").contains(1));
    pass(Duration.ofMinutes(2));
    assertThat(receiver.awaited().told()).isEqualTo("fresh left c1");
    webhooks.change(id, new Settings(receiver.url(), Set.of("buyers"), Set.of(), true));
    does("opened", "c2");
    does("bought", "c2");
    assertThat(receiver.awaited().told()).isEqualTo("buyers entered c2");
    assertThat(receiver.left()).isZero();
  }

  @Test
  void bothSecretsSignForAsLongAsWasAsked() throws Exception {
    Secret first = webhooks.create(everything(receiver.url()));
    Secret second = webhooks.rotate(first.webhook().id(), Duration.ofMinutes(1));
    assertThat(second.secret()).isNotEqualTo(first.secret());
    does("bought", "c1");
    Received both = receiver.awaited();
    both.verify(first.secret());
    both.verify(second.secret());
    pass(Duration.ofMinutes(1));
    does("bought", "c2");
    Received one = receiver.awaited();
    one.verify(second.secret());
    assertThatThrownBy(() -> one.verify(first.secret())).hasMessageContaining("signature");
    assertThat(webhooks.list().toString() + first + second).doesNotContain("whsec_");
  }

  @Test
  void messagesAreListedReplayedAndTested() throws Exception {
    Secret secret = webhooks.create(everything(receiver.url()));
    String id = secret.webhook().id();
    does("bought", "c1");
    String message = receiver.awaited().id();
    Patience.until("written down", () -> !recent(id).isEmpty());
    Webhook.Delivery delivery = recent(id).getFirst();
    assertThat(delivery.message()).isEqualTo(message);
    assertThat(delivery.accepted()).isTrue();
    assertThat(delivery.attempts()).isEqualTo(1);
    assertThat(delivery.what())
        .contains(
            new Webhook.Told("segment.entered", "buyers", "c1", Instant.ofEpochMilli(clock.get())));
    webhooks.replay(id, message);
    assertThat(receiver.awaited().id()).isEqualTo(message);
    assertThatThrownBy(() -> webhooks.replay(id, "msg_other_1"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("'msg_other_1' is no message of this workspace");

    assertThat(webhooks.test(id)).isEqualTo(new Webhook.Tested(true, "answered 204"));
    Received test = receiver.awaited();
    test.verify(secret.secret());
    assertThat(test.json().path("type").asText()).isEqualTo("webhook.test");
    receiver.answer(404);
    assertThat(webhooks.test(id)).isEqualTo(new Webhook.Tested(false, "answered 404"));
  }

  private List<Webhook.Delivery> recent(String id) {
    return webhooks.deliveries(id, State.RECENT, Optional.empty(), 10).deliveries();
  }

  @Test
  void whatFailedForThreeDaysIsListedAndReplayed() throws Exception {
    String id = webhooks.create(everything(receiver.url())).webhook().id();
    receiver.answer(500);
    does("bought", "c1");
    for (int attempt = 1; failed(id).isEmpty(); attempt++) {
      receiver.awaited();
      int made = attempt;
      Patience.until("written down", () -> attempts(id) == made || !failed(id).isEmpty());
      assertThat(recent(id).getFirst().attempts()).isEqualTo(made);
      pass(Duration.ofHours(27)); // The longest wait is 24 hours, a tenth longer at most.
    }
    assertThat(failed(id).getFirst().outcome()).isEqualTo("answered 500");
    assertThat(failed(id).getFirst().what().map(Webhook.Told::id)).contains("c1");
    receiver.answer(204);
    webhooks.replayFailed(id, Instant.EPOCH);
    assertThat(receiver.awaited().told()).isEqualTo("buyers entered c1");
    Patience.until("no longer failed", () -> failed(id).isEmpty());
  }

  private List<Webhook.Delivery> failed(String id) {
    return webhooks.deliveries(id, State.FAILED, Optional.empty(), 10).deliveries();
  }

  @Test
  void aRestoredStoreGivesOtherIdsToWhatItSaysNext() throws Exception {
    webhooks.create(everything(receiver.url()));
    close();
    assertThat(Cli.run("backup", backups.toString(), folder.toString()).code()).isZero();
    open();
    does("bought", "c1");
    String before = receiver.awaited().id();
    close();
    Files.move(folder.resolve(".strate"), folder.resolve("lost"));
    assertThat(Cli.run("restore", backups.toString(), folder.toString()).code()).isZero();
    open();
    does("bought", "c2");
    Received after = receiver.awaited();
    assertThat(after.told()).isEqualTo("buyers entered c2");
    assertThat(after.id()).isNotEqualTo(before);
  }

  @Test
  void whatIsWrongIsSaidAndWhatIsRemovedIsGone() throws Exception {
    assertThatThrownBy(() -> webhooks.create(everything("ftp://a.example/")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("http://");
    assertThatThrownBy(
            () -> webhooks.create(new Settings(receiver.url(), Set.of("fesh"), Set.of(), true)))
        .isInstanceOf(Failure.class)
        .hasMessage("no segment is called 'fesh' (did you mean 'fresh'?)");
    assertThatThrownBy(() -> webhooks.status("wh_none"))
        .isInstanceOf(Failure.class)
        .hasMessage("no webhook has the id 'wh_none'");
    String id = webhooks.create(everything(receiver.url())).webhook().id();
    webhooks.remove(id);
    does("bought", "c1");
    Patience.until(
        "announced", () -> live.workspace().ledger().runs().members("buyers").contains(0));
    close();
    open();
    assertThat(webhooks.list()).isEmpty();
    assertThat(receiver.left()).isZero();
    assertThat(live.workspace().ledger().notes().startingWith("webhook/")).isEmpty();
  }
}
