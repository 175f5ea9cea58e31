package io.strate.workspace.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.ledger.Runs;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.collect.Who;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that turns by itself, with a clock that is set by hand. */
final class LiveWorkspaceTest {

  private static final long HOUR = 3_600_000;

  @TempDir Path folder;
  private final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
  private final BlockingQueue<Runs.Changes> told = new LinkedBlockingQueue<>();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"),
        """
        workspace: live
        segments:
          fresh: did opened within 2 hours
        """);
  }

  private LiveWorkspace open() {
    return LiveWorkspace.open(
        folder,
        new Circumstances(clock::get, Progress.SILENT, _ -> {}, Optional.empty()),
        told::add);
  }

  private Call opened(String message, String id) {
    return new Call.Did(
        message,
        Who.of(Optional.of(id), Optional.empty()),
        clock.get(),
        "opened",
        Value.RecordOf.EMPTY);
  }

  private Runs.@Nullable Changes next() throws InterruptedException {
    return told.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void changesAreToldWhenSomethingComesAndWhenTimeHasPassed() throws InterruptedException {
    try (LiveWorkspace live = open()) {
      live.collector().collect(List.of(opened("m1", "c1")), List.of());
      assertThat(next()).isNotNull().satisfies(c -> assertThat(c.segments()).containsKey("fresh"));
      assertThat(live.workspace().ledger().runs().members("fresh").getCardinality()).isEqualTo(1);
      clock.addAndGet(2 * HOUR);
      live.wake();
      assertThat(next())
          .isNotNull()
          .satisfies(
              c -> {
                assertThat(c.segments().get("fresh").left().getCardinality()).isEqualTo(1);
                assertThat(c.asOf()).isEqualTo(clock.get());
              });
      assertThat(live.trouble()).isEmpty();
    }
  }

  @Test
  void eachChangeIsToldOnceAlsoOverRunsAndRestarts() throws InterruptedException {
    List<Long> numbers = new ArrayList<>();
    for (int session = 0; session < 3; session++) {
      try (LiveWorkspace live = open()) {
        live.collector().collect(List.of(opened("m" + session, "c" + session)), List.of());
        Runs.Changes changes = next();
        assertThat(changes).isNotNull();
        numbers.add(changes == null ? -1 : changes.number());
        clock.addAndGet(HOUR / 4);
        live.wake(); // Time for a whole run, in which nothing changes.
      }
    }
    assertThat(told).isEmpty();
    assertThat(numbers).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aSourceThatCannotBeReadKeepsNoEventFromBeingTakenUp()
      throws IOException, InterruptedException {
    Path people = Files.writeString(folder.resolve("people.csv"), "id\nc1\n");
    Files.writeString(
        folder.resolve("sources.yaml"),
        "sources:\n  people: { read: people.csv, as: contacts, id: id }\n");
    try (LiveWorkspace live = open()) {
      Files.delete(people);
      clock.addAndGet(HOUR); // Time for a run, which fails.
      live.collector().collect(List.of(opened("m1", "c1")), List.of());
      assertThat(next()).isNotNull().satisfies(c -> assertThat(c.segments()).containsKey("fresh"));
      assertThat(live.trouble())
          .get()
          .extracting(Failure::getMessage)
          .asString()
          .contains("people.csv");
    }
  }

  @Test
  void nothingIsTakenOnceItIsClosed() {
    LiveWorkspace live = open();
    Collector collector = live.collector();
    live.close();
    assertThatThrownBy(() -> collector.collect(List.of(opened("m1", "c1")), List.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("send again");
  }
}
