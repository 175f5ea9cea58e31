package io.strate.server.health;

import io.strate.connect.webhook.Courier;
import io.strate.connect.webhook.DeliveryCounters;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.server.log.ServerLog;
import io.strate.workspace.Progress;
import io.strate.workspace.collect.Collector;
import io.strate.workspace.live.LearningNews;
import io.strate.workspace.live.LearntSigns;
import io.strate.workspace.live.LiveWatch;
import io.strate.workspace.live.LiveWorkspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.event.Level;

/** How a server is: whether it lives, whether it takes calls, and what is measured of it. */
public final class Health implements LiveWatch, AutoCloseable {

  /** A life, in its order. */
  enum Phase {
    STARTING,
    SERVING,
    CLOSING
  }

  private final Metrics metrics;
  private final Measures measures;
  private final Traces traces;
  private final Traced traced;
  private final LongSupplier nanos;
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final StartProgress start;
  private volatile Phase phase = Phase.STARTING;
  private volatile BooleanSupplier isAlive = () -> true;
  private volatile Writability store;
  private volatile Supplier<List<LearntSigns>> learnt = List::of;

  /**
   * @param push where metrics are sent to, if anywhere
   * @param tracesPush where traces are sent to, if anywhere
   * @param clock the present instant in milliseconds since 1970-01-01T00:00Z
   * @param nanos a clock in nanoseconds that only goes forward
   */
  public Health(
      Optional<MetricsPush> push,
      Optional<TracesPush> tracesPush,
      LongSupplier clock,
      LongSupplier nanos) {
    this.metrics = new Metrics(push);
    this.measures = new Measures(metrics.registry(), clock, nanos);
    this.traces = tracesPush.isPresent() ? new SentTraces(tracesPush.get()) : Traces.NONE;
    this.traced = new Traced(traces);
    this.nanos = nanos;
    this.start = new StartProgress(nanos.getAsLong());
    this.store = new Writability(() -> {}, nanos);
  }

  /** Watches over a workspace from now on, and answers the collector to use. */
  public Collector watchOver(LiveWorkspace live) {
    measures.observe(live.vitals(), () -> live.trouble().isPresent());
    learnt = live::learnt;
    measures.learnt(learnt.get());
    watchOver(live.vitals()::isTurning, live.vitals()::requireWritable);
    return counted(live.collector());
  }

  void watchOver(BooleanSupplier alive, Runnable write) {
    isAlive = alive;
    store = new Writability(write, nanos);
  }

  Collector counted(Collector into) {
    return measures.counting(traced.collector(into));
  }

  /** A courier of webhooks whose calls are traced. */
  public Courier traced(Courier by) {
    return traced.courier(by);
  }

  /** Counts what becomes of webhooks. */
  public DeliveryCounters deliveries() {
    return measures.deliveries();
  }

  /** What is measured. */
  public Measures measures() {
    return measures;
  }

  LongSupplier nanos() {
    return nanos;
  }

  Traced traced() {
    return traced;
  }

  Metrics metrics() {
    return metrics;
  }

  // ---- probes ----

  /** It takes calls from now on. */
  public void serving() {
    phase = Phase.SERVING;
  }

  /** It takes no more calls. */
  public void closing() {
    phase = Phase.CLOSING;
  }

  /** Whether it has been brought up to now; before, it takes calls and nothing else. */
  public boolean hasStarted() {
    return phase != Phase.STARTING;
  }

  /** Whether it takes no more calls. */
  boolean isClosing() {
    return phase == Phase.CLOSING;
  }

  /** Why it is not ready, in a few words that reveal nothing; empty if it is. */
  Optional<String> obstacle() {
    return switch (phase) {
      case STARTING -> Optional.of(start.told(nanos.getAsLong()));
      case SERVING ->
          store.isGiven() ? Optional.empty() : Optional.of("the store cannot be written");
      case CLOSING -> Optional.of("it is being stopped");
    };
  }

  /** Is told how far the work of the start is. */
  public Progress start() {
    return start;
  }

  /** Whether it can go on; if not, only starting it again helps. */
  boolean isAlive() {
    return phase != Phase.SERVING || isAlive.getAsBoolean();
  }

  /** Whether it answers, takes calls and can keep them. */
  boolean isReady() {
    return obstacle().isEmpty();
  }

  // ---- the work that keeps segments true ----

  @Override
  public void turn(Runnable work) {
    measures.turn(() -> traced.work("live.turn", work));
  }

  @Override
  public void run(Runnable work) {
    measures.run(() -> traced.work("live.run", work));
  }

  @Override
  public void learning(LearningNews news) {
    switch (news) {
      case LearningNews.Watching(List<String> names) ->
          ServerLog.tell(
              "learning.watching", "Watching whether what is learnt has drifted: " + names + ".");
      case LearningNews.Begun(String name) ->
          ServerLog.tell("learning.begun", "Learning '" + name + "' in the background.");
      case LearningNews.Learnt(String name, int version, String method, boolean isInForce) ->
          ServerLog.tell(
              "learning.ended",
              "'%s' was learnt by %s: version %d %s."
                  .formatted(
                      name,
                      method,
                      version,
                      isInForce ? "is in force" : "is kept, and not in force"));
    }
  }

  /** Tells of trouble when it comes, changes and goes, not at every attempt. */
  @Override
  public void ended(String work, Optional<Failure> trouble) {
    String before =
        trouble.isPresent() ? troubles.put(work, trouble.get().code()) : troubles.remove(work);
    if (trouble.isPresent() && !trouble.get().code().equals(before)) {
      Failure failure = trouble.get();
      var line = ServerLog.event(Level.ERROR, "live." + work + ".failed");
      line = line.addKeyValue("code", failure.code());
      (failure.blame() == Blame.INTERNAL ? line.setCause(failure) : line).log(failure.getMessage());
    } else if (trouble.isEmpty() && before != null) {
      ServerLog.tell("live." + work + ".recovered", "The trouble is over.");
    }
    if (!work.equals("turn")) {
      learntAnew();
    }
  }

  /** What is learnt, and how it is, changes with runs and learning alone. */
  private void learntAnew() {
    try {
      measures.learnt(learnt.get());
    } catch (Failure closing) {
      // The workspace is being closed: what was measured last stands.
    }
  }

  @Override
  public void close() {
    traces.close();
    metrics.close();
  }
}
