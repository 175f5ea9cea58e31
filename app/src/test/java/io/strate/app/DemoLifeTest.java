package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.demo.DemoActivity;
import io.strate.demo.DemoEvent;
import io.strate.demo.DemoOptions;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Collector;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a demo tells arrives as calls, all of it, although nothing can be taken for a while. */
final class DemoLifeTest {

  private static final DemoOptions OPTIONS =
      new DemoOptions(500, 3, Instant.parse("2026-11-25T15:00:00Z"), ZoneId.of("Europe/Paris"));
  private static final double SPEED = 40;
  private static final Instant NOW = OPTIONS.historyEnd().plus(Duration.ofHours(20));

  private final List<String> warnings = new ArrayList<>();
  private final List<Call> taken = new ArrayList<>();

  @Test
  void everythingArrivesInOrderAlsoAfterAFailure() throws InterruptedException {
    List<String> expected =
        new DemoActivity(OPTIONS, SPEED)
            .between(OPTIONS.historyEnd(), NOW).stream().map(DemoEvent::messageId).toList();
    CountDownLatch whole = new CountDownLatch(1);
    boolean[] failed = {false};
    Collector collector =
        (calls, _) -> {
          if (!failed[0] && !taken.isEmpty()) {
            failed[0] = true;
            throw new Failure("test.full", Blame.RESOURCES, "the disk is full");
          }
          taken.addAll(calls);
          if (taken.size() >= expected.size()) {
            whole.countDown();
          }
          return new Collector.Taken(calls.size(), 0, 0);
        };
    try (DemoLife _ = DemoLife.begin(OPTIONS, SPEED, collector, warnings::add, () -> NOW)) {
      assertThat(whole.await(2, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(taken).extracting(Call::messageId).containsExactlyElementsOf(expected);
    assertThat(taken).hasAtLeastOneElementOfType(Call.Did.class);
    assertThat(taken).hasAtLeastOneElementOfType(Call.Identified.class);
    assertThat(taken).hasAtLeastOneElementOfType(Call.Consented.class);
    assertThat(warnings)
        .containsExactly("the demo stands still, and tries again: the disk is full");
  }
}
