package io.strate.connect.webhook;

import io.strate.connect.outbound.Answer;
import io.strate.domain.Blame;
import io.strate.domain.Failure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends the messages of a log to endpoints. Each endpoint has a lane of its own and knows nothing
 * of the others. Safe for many threads.
 */
public final class Dispatcher implements AutoCloseable {

  private final DispatchPorts ports;
  private final DispatchOptions options;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

  public Dispatcher(DispatchPorts ports, DispatchOptions options) {
    this.ports = ports;
    this.options = options;
  }

  /** Goes on where the journal says. */
  public void start() {
    ports.endpoints().all().forEach(this::put);
  }

  /** The log has grown. Cheap: called after each append. */
  public void wake() {
    lanes.values().forEach(Lane::ask);
  }

  /**
   * An endpoint is new or has changed. A new one gets what enters the log from now on: where that
   * is, is kept when this returns, so call it before saying that the endpoint exists.
   */
  public void put(WebhookEndpoint endpoint) {
    lanes
        .compute(
            endpoint.id(),
            (id, lane) -> {
              if (lane == null) {
                return new Lane(endpoint, ports, options, kept(id));
              }
              lane.change(endpoint);
              return lane;
            })
        .ask();
  }

  private DeliveryJournal.Kept kept(String id) {
    Optional<DeliveryJournal.Kept> before = ports.journal().read(id);
    if (before.isPresent()) {
      return before.get();
    }
    Progress fresh = new Progress(ports.outbox().last(), Optional.empty(), Optional.empty());
    ports
        .journal()
        .save(id, new DeliveryJournal.Change(fresh, List.of(), List.of(), List.of(), List.of()));
    return new DeliveryJournal.Kept(fresh, List.of());
  }

  /** An endpoint is no more; what it still had to get is forgotten. */
  public void remove(String id) {
    lanes.computeIfPresent(
        id,
        (same, lane) -> {
          lane.close();
          ports.journal().drop(id);
          return null;
        });
  }

  /** Sends one message once more, whether it failed or was delivered. */
  public void replay(String endpoint, long position) {
    if (!lane(endpoint).replay(position)) {
      throw new Failure(
          "webhook.replay",
          Blame.USER,
          "message "
              + position
              + " cannot be replayed to endpoint '"
              + endpoint
              + "': it was not sent there yet, or is no longer kept");
    }
  }

  /** Sends all failed messages since an instant once more, in order, as the window has room. */
  public void replayFailed(String endpoint, Instant since) {
    lane(endpoint).replayFailed(since);
  }

  /**
   * Sends a message that stands in no log, once, and answers what became of it; its position only
   * makes its id another than that of other tests.
   */
  public Answer test(String endpoint, Message message) {
    return lane(endpoint).test(message);
  }

  public EndpointStatus status(String endpoint) {
    return lane(endpoint).status();
  }

  /**
   * The first position of the log that some endpoint still needs; nothing if there is no endpoint.
   * Failed deliveries are not counted: they can be replayed as long as the log happens to keep
   * them.
   */
  public OptionalLong needed() {
    return lanes.values().stream().mapToLong(Lane::needed).min();
  }

  /**
   * Starts nothing more, and completes when all calls under way have ended and what became of them
   * is written down. {@link #close} it then, or when nobody will wait any longer.
   */
  public CompletableFuture<Void> finish() {
    return CompletableFuture.allOf(
        lanes.values().stream().map(Lane::finish).toArray(CompletableFuture[]::new));
  }

  /**
   * Starts nothing more. Calls under way may end; what they bring is sent again after a restart.
   */
  @Override
  public void close() {
    lanes.values().forEach(Lane::close);
  }

  private Lane lane(String endpoint) {
    Lane lane = lanes.get(endpoint);
    if (lane == null) {
      throw new Failure(
          "webhook.endpoint", Blame.USER, "there is no webhook endpoint '" + endpoint + "'");
    }
    return lane;
  }
}
