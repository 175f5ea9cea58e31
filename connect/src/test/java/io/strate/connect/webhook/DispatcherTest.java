package io.strate.connect.webhook;

import static io.strate.connect.webhook.TestingCourier.status;
import static io.strate.connect.webhook.TestingPostOffice.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.connect.webhook.TestingCourier.Call;
import io.strate.domain.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class DispatcherTest {

  private final TestingPostOffice office = new TestingPostOffice();
  private final TestingCourier courier = office.courier;

  @Test
  void sendsWhatCameSinceTheEndpointExists() {
    office.message("ada");
    office.endpoint("crm");
    office.message("ada");
    office.message("bob");
    assertThat(courier.positions()).containsExactly(2L, 3L);
    assertThat(office.journal.read("crm").orElseThrow())
        .isEqualTo(
            new DeliveryJournal.Kept(
                new Progress(3, Optional.empty(), Optional.empty()), List.of()));
  }

  @Test
  void filtersByTypeAndSegment() {
    office.endpoint(
        "crm", new EndpointFilter(Set.of("segment.left", "learnt.failed"), Set.of("cold", "warm")));
    office.outbox.add("ada", "segment.left", Optional.of("cold"), START);
    office.outbox.add("ada", "segment.entered", Optional.of("cold"), START);
    office.outbox.add("ada", "segment.left", Optional.of("hot"), START);
    office.outbox.add("model", "learnt.promoted", Optional.empty(), START);
    office.outbox.add("model", "learnt.failed", Optional.empty(), START); // of no segment
    office.outbox.add("bob", "segment.left", Optional.of("warm"), START);
    office.dispatcher.wake();
    office.work();
    assertThat(courier.positions()).containsExactly(1L, 5L, 6L);
    assertThat(office.dispatcher.needed()).hasValue(7);
  }

  /** The recommended schedule without jitter: seconds since the first attempt. */
  @Test
  void retriesOverThreeDaysThenKeepsItAsFailed() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(500));
    office.message("ada");
    office.advance(Duration.ofDays(4));
    assertThat(courier.calls.stream().map(call -> Duration.between(START, call.at()).toSeconds()))
        .containsExactly(0L, 5L, 305L, 2105L, 9305L, 27305L, 63305L, 113705L, 185705L, 272105L);
    assertThat(office.events).containsExactly("given up at crm");
    assertThat(office.journal.failed("crm", 0, 9))
        .containsExactly(
            new FailedDelivery(1, START, START.plusSeconds(272105), 10, "answered 500"));
    assertThat(office.dispatcher.status("crm").unsettled()).isZero();
    assertThat(office.rings()).isEmpty();
  }

  @Test
  void whoFinishesWaitsForCallsUnderWayAndStartsNoneMore() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.empty();
    office.message("ada");
    CompletableFuture<Void> finished = office.dispatcher.finish();
    office.message("bob");
    assertThat(finished).isNotDone();
    assertThat(courier.positions()).containsExactly(1L);
    courier.held.getFirst().done().accept(status(200));
    office.work();
    assertThat(finished).isCompleted();
    courier.receiver = call -> Optional.of(status(200));
    office.crash();
    office.work();
    assertThat(courier.positions()).containsExactly(1L, 2L);
  }

  @Test
  void aFailingContactWaitsInOrderAndOthersGoOn() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(call.contact().equals("ada") ? 404 : 200));
    office.message("ada");
    office.message("ada");
    office.message("bob");
    office.message("bob");
    office.message("ada");
    assertThat(courier.positions()).containsExactly(1L, 3L, 4L);
    courier.receiver = call -> Optional.of(status(204));
    office.advance(Duration.ofSeconds(4));
    assertThat(courier.positions()).hasSize(3);
    office.advance(Duration.ofSeconds(1));
    assertThat(courier.positions()).containsExactly(1L, 3L, 4L, 1L, 2L, 5L);
  }

  /** What waited behind another has had its three days when its turn comes: one attempt is left. */
  @Test
  void waitingCountsTowardsTheThreeDays() {
    office.options =
        new DispatchOptions(
            "t1", 4, 50, office.options.schedule(), Duration.ofDays(50), Duration.ofHours(6));
    office.crash();
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(500));
    office.message("ada");
    office.message("ada");
    office.message("ada");
    office.advance(Duration.ofDays(4));
    assertThat(courier.positions()).containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 2L, 3L);
    assertThat(office.journal.failed("crm", 0, 9)).hasSize(3);
  }

  @Test
  void neverTwoOfOneContactAtOnce() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.empty();
    office.message("ada");
    office.message("ada");
    office.message("bob");
    assertThat(courier.positions()).containsExactly(1L, 3L);
    courier.held.get(0).done().accept(status(200));
    office.work();
    assertThat(courier.positions()).containsExactly(1L, 3L, 2L);
  }

  @Test
  void aHangingReceiverDelaysNobodyElse() {
    office.endpoint("slow");
    office.endpoint("fast");
    courier.receiver =
        call -> call.host().startsWith("slow") ? Optional.empty() : Optional.of(status(200));
    for (int i = 0; i < 500; i++) {
      office.message("contact " + i);
    }
    assertThat(courier.positions("fast.example")).hasSize(500);
    assertThat(courier.positions("slow.example")).hasSize(4); // its concurrency
    assertThat(office.dispatcher.status("slow").unsettled()).isLessThanOrEqualTo(50);
    assertThat(office.dispatcher.needed()).hasValue(1);
  }

  /** Whatever the backlog: the window bounds what is in memory and how much is read at once. */
  @Test
  void aBacklogStaysInTheLog() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(call.position() % 2 == 0 ? 500 : 200));
    for (int i = 0; i < 20_000; i++) {
      office.outbox.add("contact " + i, START);
    }
    office.dispatcher.wake();
    office.work();
    assertThat(office.dispatcher.status("crm").unsettled()).isEqualTo(50);
    assertThat(office.outbox.largestPage).isLessThanOrEqualTo(50);
    assertThat(office.journal.read("crm").orElseThrow().unsettled()).hasSize(50);
    courier.receiver = call -> Optional.of(status(200));
    office.advance(Duration.ofMinutes(10));
    assertThat(Set.copyOf(courier.positions())).hasSize(20_000);
  }

  @Test
  void goneDisablesAndEnablingGoesOn() {
    WebhookEndpoint endpoint = office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(410));
    office.message("ada");
    office.message("ada");
    office.advance(Duration.ofDays(1));
    assertThat(courier.positions()).containsExactly(1L);
    assertThat(office.events)
        .containsExactly("disabled crm: the receiver answered 410: it wants no more messages");
    assertThat(office.dispatcher.status("crm").disabled()).isPresent();
    office.crash();
    office.work();
    assertThat(courier.positions()).hasSize(1);

    courier.receiver = call -> Optional.of(status(200));
    office.put(endpoint.enabled());
    assertThat(courier.positions()).containsExactly(1L, 1L, 2L);
  }

  @Test
  void failingForDaysDisablesWithTheReason() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(503));
    for (int hour = 0; hour < 24 * 6; hour++) {
      office.message("contact " + hour);
      office.advance(Duration.ofHours(1));
    }
    assertThat(office.events)
        .last()
        .isEqualTo(
            "disabled crm: every attempt since 2026-03-02T08:00:00Z failed; the last one:"
                + " answered 503");
    Duration lasted = Duration.between(START, courier.calls.getLast().at());
    assertThat(lasted).isBetween(Duration.ofDays(5), Duration.ofDays(5).plusHours(2));
  }

  @Test
  void oneSuccessBetweenKeepsItEnabled() {
    office.endpoint("crm");
    for (int hour = 0; hour < 24 * 12; hour++) {
      int answer = hour % 96 == 95 ? 200 : 500;
      courier.receiver = call -> Optional.of(status(answer));
      office.message("contact " + hour);
      office.advance(Duration.ofHours(1));
    }
    assertThat(office.events).noneMatch(event -> event.startsWith("disabled"));
  }

  @Test
  void retryAfterPutsOffAndIsBounded() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(429, "3600"));
    office.message("ada");
    office.message("bob"); // all that goes there is put off
    office.advance(Duration.ofMinutes(59));
    assertThat(courier.positions()).containsExactly(1L);
    courier.receiver = call -> Optional.of(status(503, "99999999"));
    office.advance(Duration.ofMinutes(2));
    int before = courier.calls.size();
    office.advance(Duration.ofHours(5).plusMinutes(50));
    assertThat(courier.calls).hasSize(before);
    courier.receiver = call -> Optional.of(status(200));
    office.advance(Duration.ofMinutes(15));
    assertThat(courier.positions()).endsWith(1L, 2L);
  }

  /** Thousands of messages do not become thousands of calls to a receiver that is down. */
  @Test
  void aReceiverThatIsDownIsLeftInPeace() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(500));
    for (int i = 0; i < 5_000; i++) {
      office.outbox.add("contact " + i, START);
    }
    office.dispatcher.wake();
    office.advance(Duration.ofMinutes(10));
    assertThat(courier.calls).hasSizeLessThan(60);
    courier.receiver = call -> Optional.of(status(200));
    office.advance(Duration.ofMinutes(2));
    assertThat(office.dispatcher.status("crm").behind()).isFalse();
  }

  @Test
  void failedMessagesAreReplayedByHand() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(500));
    office.message("ada");
    office.advance(Duration.ofHours(1));
    office.message("bob");
    office.message("cyd");
    office.advance(Duration.ofDays(4));
    assertThat(office.journal.failed("crm", 0, 9)).hasSize(3);
    courier.calls.clear();
    courier.receiver = call -> Optional.of(status(200));

    office.dispatcher.replay("crm", 2);
    office.work();
    assertThat(courier.positions()).containsExactly(2L);
    office.dispatcher.replayFailed("crm", START.plusSeconds(60));
    office.work();
    assertThat(courier.positions()).containsExactly(2L, 3L);
    office.dispatcher.replayFailed("crm", START);
    office.work();
    assertThat(courier.positions()).containsExactly(2L, 3L, 1L);
    assertThat(office.journal.failed("crm", 0, 9)).isEmpty();
    office.dispatcher.replay("crm", 2); // delivered: sent again all the same
    office.work();
    assertThat(courier.positions()).endsWith(2L);
    assertThatThrownBy(() -> office.dispatcher.replay("crm", 99))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("message 99 cannot be replayed to endpoint 'crm'");
  }

  /** More failed ones than the window holds, and a crash in the middle. */
  @Test
  void aLongReplayGoesOnAfterACrash() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(500));
    for (int i = 0; i < 30; i++) {
      office.message("contact " + i);
      office.advance(Duration.ofSeconds(90));
    }
    office.advance(Duration.ofDays(4));
    assertThat(office.journal.failed("crm", 0, 99)).hasSize(30);
    courier.calls.clear();
    courier.receiver = call -> Optional.empty();
    office.options =
        new DispatchOptions(
            "t1", 2, 5, office.options.schedule(), Duration.ofDays(50), Duration.ofHours(6));
    office.crash();
    office.work();
    office.dispatcher.replayFailed("crm", START);
    office.work();
    assertThat(courier.calls).hasSize(2);
    assertThat(office.dispatcher.status("crm").replaying()).isTrue();
    courier.receiver = call -> Optional.of(status(200));
    office.crash();
    office.work();
    assertThat(Set.copyOf(courier.positions())).hasSize(30);
    assertThat(office.dispatcher.status("crm").replaying()).isFalse();
    assertThat(office.journal.failed("crm", 0, 99)).isEmpty();
  }

  @Test
  void messagesThatVanishedAreSettled() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.of(status(500));
    office.message("ada");
    office.message("ada");
    office.outbox.messages.remove(1L);
    courier.receiver = call -> Optional.of(status(200));
    office.advance(Duration.ofSeconds(5));
    assertThat(office.events).containsExactly("vanished at crm");
    assertThat(courier.positions()).containsExactly(1L, 2L);
    assertThat(office.dispatcher.status("crm").unsettled()).isZero();
  }

  @Test
  void aFullDiskStopsSendingUntilItIsWell() {
    office.endpoint("crm");
    office.journal.broken = true;
    office.message("ada");
    office.message("ada");
    assertThat(courier.positions()).containsExactly(1L);
    assertThat(office.events).contains("trouble at crm: the disk is full");
    office.journal.broken = false;
    office.advance(Duration.ofSeconds(5));
    assertThat(courier.positions()).containsExactly(1L, 2L);
    assertThat(office.journal.read("crm").orElseThrow().progress().read()).isEqualTo(2);
  }

  @Test
  void aLogThatCannotBeReadIsNotTheReceiversFault() {
    office.endpoint("crm");
    office.outbox.add("ada", START);
    office.outbox.broken = true;
    office.dispatcher.wake();
    office.advance(Duration.ofHours(1));
    assertThat(courier.calls).isEmpty();
    office.outbox.broken = false;
    office.advance(Duration.ofSeconds(5));
    assertThat(courier.positions()).containsExactly(1L);
    assertThat(office.dispatcher.status("crm").failingSince()).isEmpty();
  }

  @Test
  void removedEndpointsGetNothing() {
    office.endpoint("crm");
    courier.receiver = call -> Optional.empty();
    office.message("ada");
    office.message("ada");
    Call call = courier.held.getFirst();
    office.dispatcher.remove("crm");
    call.done().accept(status(200));
    office.work();
    assertThat(courier.calls).hasSize(1);
    assertThat(office.journal.read("crm")).isEmpty();
    assertThatThrownBy(() -> office.dispatcher.status("crm"))
        .hasMessage("there is no webhook endpoint 'crm'");
  }
}
