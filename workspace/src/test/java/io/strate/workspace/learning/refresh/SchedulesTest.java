package io.strate.workspace.learning.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.answer.TestingStore;
import io.strate.workspace.definition.Refresh.Schedule;
import io.strate.workspace.learning.registry.Registry;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When something is due to be learnt anew. Paris is an hour ahead of UTC, two in summer. */
final class SchedulesTest {

  @TempDir Path folder;
  private TestingStore store;

  @BeforeEach
  void open() {
    store =
        TestingStore.open(
            folder,
            "2026-03-01T08:00:00Z",
            "strate.yaml",
            """
            workspace: due
            timezone: Europe/Paris
            sources:
              people: { read: people.csv, as: contacts, id: id }
            clusters:
              n: { features: [age], refresh: nightly }
              w: { features: [age], refresh: weekly }
              m: { features: [age], refresh: monthly }
              never: { features: [age], refresh: never }
            """,
            "people.csv",
            "id,age\na,1\n");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private String due(String instant) {
    return String.join(" ", new LearnAnew(store.workspace).due(TestingStore.at(instant)));
  }

  private void attempted(String instant, Optional<String> failure) {
    Registry registry = new Registry(store.workspace.ledger().notes());
    for (String name : new LearnAnew(store.workspace).names()) {
      new LastAttempt(TestingStore.at(instant), failure).keep(registry, name);
    }
  }

  @Test
  void whatWasNeverLearntIsDueUnlessItIsLearntByHand() {
    assertThat(due("2026-03-01T08:00:00Z")).isEqualTo("n w m");
    LearnAnew anew = new LearnAnew(store.workspace);
    long started = TestingStore.at("2026-03-04T08:00:00Z");
    assertThat(anew.due(TestingStore.at("2026-03-05T00:59:00Z"), started)).isEmpty();
    assertThat(anew.due(TestingStore.at("2026-03-05T01:00:00Z"), started))
        .containsExactly("n", "w", "m");
  }

  /** The fourth is a Wednesday. */
  @Test
  void aScheduleBeginsAtTwoInTheMorning() {
    attempted("2026-03-04T08:00:00Z", Optional.empty());
    assertThat(due("2026-03-04T09:00:00Z")).isEmpty();
    assertThat(due("2026-03-05T00:59:59Z")).isEmpty();
    assertThat(due("2026-03-05T01:00:00Z")).isEqualTo("n");
    assertThat(due("2026-03-09T00:59:59Z")).isEqualTo("n");
    assertThat(due("2026-03-09T01:00:00Z")).isEqualTo("n w");
    assertThat(due("2026-03-31T23:59:59Z")).isEqualTo("n w");
    assertThat(due("2026-04-01T00:00:00Z")).isEqualTo("n w m");
    assertThat(due("2026-03-03T09:00:00Z")).as("of the past").isEmpty();
  }

  @Test
  void inTheNightWithoutTwoOClockItBeginsAtThree() {
    attempted("2026-03-28T08:00:00Z", Optional.empty());
    assertThat(due("2026-03-29T00:59:59Z")).isEmpty();
    assertThat(due("2026-03-29T01:00:00Z")).isEqualTo("n");
  }

  @Test
  void whatFailedIsTriedAgainInTheNextNight() {
    attempted("2026-03-04T08:00:00Z", Optional.of("too few rows"));
    assertThat(due("2026-03-05T00:59:59Z")).isEmpty();
    assertThat(due("2026-03-05T01:00:00Z")).isEqualTo("n w m");
  }

  @Test
  void theNextTimeIsTold() {
    long sunday = TestingStore.at("2026-03-01T08:00:00Z");
    assertThat(next(Schedule.NIGHTLY, sunday)).hasValue(TestingStore.at("2026-03-02T01:00:00Z"));
    assertThat(next(Schedule.WEEKLY, sunday)).hasValue(TestingStore.at("2026-03-02T01:00:00Z"));
    assertThat(next(Schedule.MONTHLY, sunday)).hasValue(TestingStore.at("2026-04-01T00:00:00Z"));
    assertThat(next(Schedule.NEVER, sunday)).isEmpty();
  }

  private static OptionalLong next(Schedule schedule, long last) {
    return Schedules.next(schedule, ZoneId.of("Europe/Paris"), last);
  }
}
