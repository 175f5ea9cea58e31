package io.strate.server.health;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.strate.connect.webhook.DeliveryCounters;
import io.strate.domain.Entity;
import io.strate.workspace.collect.Call;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.collect.Refused;
import io.strate.workspace.live.LearntSigns;
import io.strate.workspace.live.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is measured of a workspace in service; all names begin with {@code strate.}. */
public final class Measures {

  private static final double MILLIS = 1_000;

  /** Of so many cluster sets and models, the first: each has lines of its own. */
  private static final int MOST_LEARNT = 50;

  private final CompositeMeterRegistry registry;
  private final LongSupplier clock;
  private final LongSupplier nanos;
  private final Counter accepted;
  private final Counter duplicates;
  private final Counter refused;
  private final Counter barred;
  private final DistributionSummary batch;
  private final Timer append;
  private final Timer turns;
  private final AtomicInteger streams = new AtomicInteger();
  private final MultiGauge drift;
  private final MultiGauge age;
  private final MultiGauge troubled;
  private volatile double lastRun = Double.NaN;
  private volatile double lastRunTook = Double.NaN;

  /**
   * @param clock the present instant in milliseconds since 1970-01-01T00:00Z
   * @param nanos a clock in nanoseconds that only goes forward
   */
  Measures(CompositeMeterRegistry registry, LongSupplier clock, LongSupplier nanos) {
    this.registry = registry;
    this.clock = clock;
    this.nanos = nanos;
    accepted = events("accepted", "New, and on disk.");
    duplicates = events("duplicate", "Taken before, by its message id.");
    refused = events("refused", "Kept with a reason, since it can never be taken.");
    barred = events("barred", "Names somebody who was erased.");
    batch =
        DistributionSummary.builder("strate.batch")
            .baseUnit("messages")
            .description("Messages that came together.")
            .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_500)
            .register(registry);
    append = timer("strate.append", "Until the messages of a request were on disk.");
    turns = timer("strate.turn", "Evaluating those who have news or whose instant has come.");
    gauge("strate.last.run.timestamp", "seconds", "When the last run ended.", m -> m.lastRun);
    gauge("strate.last.run.duration", "seconds", "How long it took.", m -> m.lastRunTook);
    drift =
        learnt("drift", "The greatest stability index of what it draws on, or says, beyond noise.");
    age = learnt("age.seconds", "Since when the version in force is.");
    troubled = learnt("trouble", "1 while it cannot be stated, watched or learnt anew.");
    gauge("strate.stream.clients", null, "Who follows changes live.", m -> m.streams.get());
  }

  private MultiGauge learnt(String name, String meaning) {
    return MultiGauge.builder("strate.learnt." + name).description(meaning).register(registry);
  }

  /** How what is learnt is. */
  void learnt(List<LearntSigns> all) {
    List<LearntSigns> some = all.stream().limit(MOST_LEARNT).toList();
    List<LearntSigns> inForce = some.stream().filter(each -> each.inForce().isPresent()).toList();
    drift.register(rows(inForce, LearntSigns::drift), true);
    age.register(
        rows(inForce, each -> (clock.getAsLong() - each.inForce().orElseThrow().at()) / MILLIS),
        true);
    troubled.register(rows(some, each -> each.isTroubled() ? 1 : 0), true);
  }

  private static List<MultiGauge.Row<?>> rows(
      List<LearntSigns> all, ToDoubleFunction<LearntSigns> value) {
    return all.stream()
        .<MultiGauge.Row<?>>map(
            each -> MultiGauge.Row.of(Tags.of("name", each.name()), each, value))
        .toList();
  }

  private Counter events(String outcome, String meaning) {
    return Counter.builder("strate.events")
        .tag("outcome", outcome)
        .description("Messages by what became of them. " + meaning)
        .register(registry);
  }

  private Timer timer(String name, String meaning) {
    return Timer.builder(name)
        .description(meaning)
        .serviceLevelObjectives(
            LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
                .mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new))
        .register(registry);
  }

  private void gauge(
      String name, @Nullable String unit, String meaning, ToDoubleFunction<Measures> value) {
    Gauge.builder(name, this, value).baseUnit(unit).description(meaning).register(registry);
  }

  /** Looks at a workspace whenever somebody asks for metrics. */
  void observe(Vitals vitals, BooleanSupplier isTroubled) {
    for (Entity of : Entity.values()) {
      Gauge.builder("strate.profiles", vitals, v -> v.profiles(of))
          .tag("entity", of.name().toLowerCase(Locale.ROOT))
          .description("Contacts and accounts that exist.")
          .register(registry);
    }
    Gauge.builder("strate.segments", vitals, Vitals::segments)
        .description("Segments that are kept true.")
        .register(registry);
    Gauge.builder(
            "strate.due.lag", vitals, v -> Math.max(0, clock.getAsLong() - v.nextDue()) / MILLIS)
        .baseUnit("seconds")
        .description("How long the first profile whose instant has come has been waiting.")
        .register(registry);
    Gauge.builder("strate.trouble", () -> isTroubled.getAsBoolean() ? 1 : 0)
        .description("1 while something keeps segments or sources from being up to date.")
        .register(registry);
  }

  /** A collector that counts what it takes. */
  Collector counting(Collector into) {
    return (calls, rejected) -> collect(into, calls, rejected);
  }

  private Collector.Taken collect(Collector into, List<Call> calls, List<Refused> rejected) {
    batch.record(calls.size() + rejected.size());
    long began = nanos.getAsLong();
    Collector.Taken taken = into.collect(calls, rejected);
    append.record(nanos.getAsLong() - began, TimeUnit.NANOSECONDS);
    accepted.increment(taken.accepted());
    duplicates.increment(taken.duplicates());
    barred.increment(taken.barred());
    refused.increment(rejected.size());
    return taken;
  }

  /** Counts what becomes of webhooks. */
  DeliveryCounters deliveries() {
    return new DeliveryMeasures(registry);
  }

  /** A request that was answered. */
  void answered(Route route, int status, long took) {
    registry
        .timer(
            "strate.http.request",
            "route",
            route.label(),
            "status",
            Integer.toString(status / 100) + "xx")
        .record(took, TimeUnit.NANOSECONDS);
  }

  /** Somebody begins to follow changes live. */
  public void streamOpened() {
    streams.incrementAndGet();
  }

  /** Somebody follows changes no more. */
  public void streamClosed() {
    streams.decrementAndGet();
  }

  /** Does a turn. */
  void turn(Runnable work) {
    turns.record(work);
  }

  /** Does a run; one that fails leaves the instant of the last that did not. */
  void run(Runnable work) {
    long began = nanos.getAsLong();
    work.run();
    lastRunTook = (nanos.getAsLong() - began) / 1e9;
    lastRun = clock.getAsLong() / MILLIS;
  }
}
