package io.strate.connect.webhook;

import io.strate.connect.outbound.Destination;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dispatcher with everything around it in memory; time and work move only when the test says so.
 */
final class TestingPostOffice implements Endpoints, DeliveryCounters {

  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private record Ringing(Instant when, long number, Runnable task) {}

  private final TreeSet<Ringing> rings =
      new TreeSet<>(Comparator.comparing(Ringing::when).thenComparingLong(Ringing::number));
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private long numbers;

  Instant now = START;
  final InstantSource clock = () -> now;
  final TestingOutbox outbox = new TestingOutbox();
  final TestingJournal journal = new TestingJournal();
  final TestingCourier courier = new TestingCourier(clock);
  final Map<String, WebhookEndpoint> endpoints = new LinkedHashMap<>();
  final List<String> events = java.util.Collections.synchronizedList(new ArrayList<>());
  DispatchOptions options =
      new DispatchOptions(
          "t1",
          4,
          50,
          new RetrySchedule(RetrySchedule.usual().waits(), 0),
          Duration.ofDays(5),
          Duration.ofHours(6));
  Dispatcher dispatcher = dispatcher();

  private Dispatcher dispatcher() {
    return new Dispatcher(
        new DispatchPorts(
            outbox, journal, this, courier, this, clock, this::ring, tasks::add, new Random(7)),
        options);
  }

  private Alarm.Ring ring(Instant when, Runnable task) {
    Ringing ringing = new Ringing(when, numbers++, task);
    rings.add(ringing);
    return () -> rings.remove(ringing);
  }

  /** The process dies, losing what is in memory, and another begins. */
  void crash() {
    dispatcher.close();
    tasks.clear();
    rings.clear();
    courier.held.clear();
    dispatcher = dispatcher();
    dispatcher.start();
  }

  WebhookEndpoint endpoint(String id) {
    return endpoint(id, EndpointFilter.everything());
  }

  WebhookEndpoint endpoint(String id, EndpointFilter filter) {
    WebhookEndpoint endpoint =
        new WebhookEndpoint(
            id,
            Destination.of("https://" + id + ".example/"),
            SecretRing.of(SigningSecret.random(new Random(1))),
            filter,
            Optional.empty(),
            now);
    put(endpoint);
    return endpoint;
  }

  void put(WebhookEndpoint endpoint) {
    endpoints.put(endpoint.id(), endpoint);
    dispatcher.put(endpoint);
    work();
  }

  long message(String contact) {
    long position = outbox.add(contact, now);
    dispatcher.wake();
    work();
    return position;
  }

  void work() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Does one task; false if there is none. */
  boolean workOnce() {
    Runnable task = tasks.poll();
    if (task != null) {
      task.run();
    }
    return task != null;
  }

  void advance(Duration by) {
    Instant end = now.plus(by);
    work();
    while (!rings.isEmpty() && !rings.first().when.isAfter(end)) {
      Ringing first = rings.pollFirst();
      now = first.when.isAfter(now) ? first.when : now;
      first.task.run();
      work();
    }
    now = end;
  }

  Set<Instant> rings() {
    Set<Instant> instants = new TreeSet<>();
    rings.forEach(ringing -> instants.add(ringing.when));
    return instants;
  }

  @Override
  public List<WebhookEndpoint> all() {
    return List.copyOf(endpoints.values());
  }

  @Override
  public void disabled(String id, Disablement why) {
    endpoints.computeIfPresent(id, (same, endpoint) -> endpoint.disabled(why));
    events.add("disabled " + id + ": " + why.reason());
  }

  @Override
  public void attempted(String endpoint, Attempt attempt) {}

  @Override
  public void givenUp(String endpoint) {
    events.add("given up at " + endpoint);
  }

  @Override
  public void vanished(String endpoint) {
    events.add("vanished at " + endpoint);
  }

  @Override
  public void disabled(String endpoint) {}

  @Override
  public void trouble(String endpoint, RuntimeException cause) {
    events.add("trouble at " + endpoint + ": " + cause.getMessage());
  }
}
