package io.strate.app;

import io.strate.demo.DemoActivity;
import io.strate.demo.DemoEvent;
import io.strate.demo.DemoOptions;
import io.strate.domain.Consent;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.collect.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends what happens in a demo as trackers would, every second; first what has happened since its
 * written history ended. Whatever was sent before counts once, by its message id.
 */
final class DemoLife implements AutoCloseable {

  /** Of a long time that is made up for, so much is told at once. */
  private static final Duration AT_ONCE = Duration.ofHours(1);

  private final DemoActivity activity;
  private final Collector collector;
  private final Consumer<String> warnings;
  private final Supplier<Instant> clock;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("strate-demo").unstarted(this::go);
  private Instant told;
  private boolean troubled;

  private DemoLife(
      DemoOptions options,
      double speed,
      Collector collector,
      Consumer<String> warnings,
      Supplier<Instant> clock) {
    this.activity = new DemoActivity(options, speed);
    this.collector = collector;
    this.warnings = warnings;
    this.clock = clock;
    this.told = options.historyEnd();
  }

  static DemoLife begin(
      DemoOptions options,
      double speed,
      Collector collector,
      Consumer<String> warnings,
      Supplier<Instant> clock) {
    DemoLife life = new DemoLife(options, speed, collector, warnings, clock);
    life.thread.start();
    return life;
  }

  private void go() {
    try {
      do {
        attempt();
      } while (!stop.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What cannot be taken now is sent again, as trackers do. */
  private void attempt() {
    try {
      tell();
      troubled = false;
    } catch (Failure failure) {
      if (!troubled) {
        warnings.accept("the demo stands still, and tries again: " + failure.getMessage());
      }
      troubled = true;
    }
  }

  private void tell() {
    Instant now = clock.get();
    while (told.isBefore(now) && stop.getCount() > 0) {
      Instant next = told.plus(AT_ONCE).isBefore(now) ? told.plus(AT_ONCE) : now;
      List<Call> calls = activity.between(told, next).stream().map(DemoLife::call).toList();
      if (!calls.isEmpty()) {
        collector.collect(calls, List.of());
      }
      told = next;
    }
  }

  private static Call call(DemoEvent event) {
    long time = event.time().toEpochMilli();
    return switch (event) {
      case DemoEvent.Happened happened ->
          new Call.Did(
              event.messageId(),
              Who.of(happened.contact(), happened.anonymousId()),
              time,
              happened.event(),
              new Value.RecordOf(happened.properties()));
      case DemoEvent.Identified identified ->
          new Call.Identified(
              event.messageId(),
              Who.of(Optional.of(identified.contact()), Optional.of(identified.anonymousId())),
              time,
              new Value.RecordOf(identified.attributes()));
      case DemoEvent.Consented consented ->
          new Call.Consented(
              event.messageId(),
              Who.of(Optional.of(consented.contact()), Optional.empty()),
              time,
              new Consent(
                  "email",
                  consented.purpose(),
                  consented.given() ? Consent.Status.GIVEN : Consent.Status.WITHDRAWN,
                  Consent.BASIS_CONSENT,
                  consented.how(),
                  ""));
    };
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
