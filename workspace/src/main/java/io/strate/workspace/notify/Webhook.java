package io.strate.workspace.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A receiver of webhooks as people see it; its secret is not part of that. */
public record Webhook(String id, Settings settings, Instant created) {

  /** Which changes a receiver wants to hear of. */
  public enum Direction {
    ENTERED,
    LEFT
  }

  /**
   * What people say of a receiver.
   *
   * @param segments only these; all if empty
   * @param directions only these; both if empty
   * @param alerts whether it is told of what is learnt as well, whatever the segments
   * @param enabled whether it gets anything
   */
  public record Settings(
      String url,
      Set<String> segments,
      Set<Direction> directions,
      boolean alerts,
      boolean enabled) {

    /** Without alerts. */
    public Settings(String url, Set<String> segments, Set<Direction> directions, boolean enabled) {
      this(url, segments, directions, false, enabled);
    }

    public Settings {
      segments = Set.copyOf(segments);
      directions = Set.copyOf(directions);
    }
  }

  /**
   * A new receiver or a new secret.
   *
   * @param secret shown this once
   */
  public record Secret(Webhook webhook, String secret) {

    @Override
    public String toString() {
      return "the secret of " + webhook.id();
    }
  }

  /**
   * How a receiver is doing.
   *
   * @param disabledBecause why it gets nothing: it was switched off, answered 410, or failed for
   *     days
   * @param failingSince the first failure since the last success
   * @param pausedUntil before which it gets nothing, because it asked for that or fails again and
   *     again
   * @param backlog messages that it is still to get
   * @param backlogIsMore whether there are more than that
   * @param underWay calls that are being made
   * @param trouble what last kept this side from sending
   */
  public record Status(
      boolean enabled,
      Optional<String> disabledBecause,
      Optional<Instant> disabledAt,
      Optional<Instant> failingSince,
      Optional<Instant> pausedUntil,
      long backlog,
      boolean backlogIsMore,
      int underWay,
      boolean replaying,
      Optional<String> trouble) {}

  /** Where a message stands at a receiver. */
  public enum State {
    /** Attempts of the last while, whatever became of them, newest first. */
    RECENT,
    /** It waits for its turn, or to be tried again. */
    WAITING,
    /** It was given up, and can be replayed. */
    FAILED
  }

  /**
   * A message and what became of it at a receiver.
   *
   * @param message its id, as {@code webhook-id} says
   * @param what it tells; empty if its contact was erased
   * @param attempted when it was tried last; empty before, and where that is not kept
   * @param next from when on it may be tried again
   * @param attempts so far; of an attempt, the how many-th it was
   * @param outcome one sentence; empty before the first attempt
   */
  public record Delivery(
      String message,
      Optional<Told> what,
      Optional<Instant> attempted,
      Optional<Instant> next,
      int attempts,
      boolean accepted,
      String outcome) {}

  /**
   * What a message tells.
   *
   * @param segment empty if it is an alert
   * @param id the name of the contact or account, or of what is learnt
   */
  public record Told(String type, String segment, String id, Instant asOf) {}

  /**
   * A page of deliveries.
   *
   * @param next where the following page begins; empty if this is the last
   */
  public record Deliveries(List<Delivery> deliveries, Optional<String> next) {}

  /** What a receiver answered a test. */
  public record Tested(boolean accepted, String outcome) {}
}
