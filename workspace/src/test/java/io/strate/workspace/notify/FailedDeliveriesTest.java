package io.strate.workspace.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.connect.outbound.AllowList;
import io.strate.connect.webhook.DeliveryJournal;
import io.strate.connect.webhook.FailedDelivery;
import io.strate.connect.webhook.Progress;
import io.strate.workspace.Circumstances;
import io.strate.workspace.open.Gate;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how long failed deliveries are kept. */
final class FailedDeliveriesTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir Path folder;
  private final AtomicLong clock = new AtomicLong(START.toEpochMilli());
  private Workspace workspace;
  private NotedJournal journal;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("strate.yaml"), "workspace: hooks\n");
    workspace =
        Workspace.open(
            folder,
            new Circumstances(
                clock::get, io.strate.workspace.Progress.SILENT, _ -> {}, Optional.empty()));
    journal = new NotedJournal(workspace.ledger().notes(), new Gate());
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private void fail(String endpoint, LongStream positions, Instant givenUp) {
    List<FailedDelivery> failed =
        positions
            .mapToObj(position -> new FailedDelivery(position, START, givenUp, 10, "no answer"))
            .toList();
    Progress progress = new Progress(5_000, Optional.empty(), Optional.empty());
    journal.save(
        endpoint, new DeliveryJournal.Change(progress, List.of(), List.of(), failed, List.of()));
  }

  private List<Long> failed(String endpoint) {
    return journal.failed(endpoint, 0, 10_000).stream().map(FailedDelivery::position).toList();
  }

  /** More than are looked at together; one of the first failed anew since. */
  @Test
  void thoseThatWereGivenUpBeforeAnInstantAreForgotten() {
    Instant later = START.plusSeconds(60);
    fail("one", LongStream.rangeClosed(1, 2_500), START);
    fail("one", LongStream.of(3, 2_600), later);
    fail("other", LongStream.of(1), START);
    journal.forgetFailed("one", later);
    assertThat(failed("one")).containsExactly(3L, 2_600L);
    assertThat(failed("other")).containsExactly(1L);
    journal.forgetFailed("one", later);
    assertThat(failed("one")).containsExactly(3L, 2_600L);
  }

  @Test
  void whoStartsAMonthLaterFindsNone() {
    String id;
    try (Webhooks webhooks = Webhooks.start(workspace, AllowList.nothing())) {
      id =
          webhooks
              .create(new Webhook.Settings("https://hooks.example.com/", Set.of(), Set.of(), true))
              .webhook()
              .id();
    }
    fail(id, LongStream.of(1), START);
    fail(id, LongStream.of(2), START.plus(Duration.ofDays(2)));
    clock.set(START.plus(Duration.ofDays(31)).toEpochMilli());
    try (Webhooks webhooks = Webhooks.start(workspace, AllowList.nothing())) {
      Patience.until("forgotten", () -> !failed(id).contains(1L));
      assertThat(failed(id)).containsExactly(2L);
      assertThat(webhooks.deliveries(id, Webhook.State.FAILED, Optional.empty(), 10).deliveries())
          .hasSize(1);
    }
  }
}
