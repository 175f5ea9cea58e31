package io.strate.workspace.notify;

import io.strate.connect.webhook.DeliveryCounters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The latest attempts at each endpoint, in memory, for people to look at; whoever else counts is
 * told as well.
 */
final class Attempts implements DeliveryCounters {

  /** Of each endpoint. */
  private static final int MOST = 200;

  /** What is remembered of one endpoint. */
  private static final class Memory {
    private final Deque<Attempt> latest = new ArrayDeque<>();
    private Optional<String> trouble = Optional.empty();

    synchronized void add(Attempt attempt) {
      if (latest.size() == MOST) {
        latest.removeLast();
      }
      latest.addFirst(attempt);
      trouble = Optional.empty();
    }

    synchronized List<Attempt> latest() {
      return new ArrayList<>(latest);
    }
  }

  private final Map<String, Memory> endpoints = new ConcurrentHashMap<>();
  private final DeliveryCounters also;

  Attempts(DeliveryCounters also) {
    this.also = also;
  }

  private Memory of(String endpoint) {
    return endpoints.computeIfAbsent(endpoint, _ -> new Memory());
  }

  /** Newest first. */
  List<Attempt> latest(String endpoint) {
    return of(endpoint).latest();
  }

  /** What kept this side from sending since the last attempt. */
  Optional<String> trouble(String endpoint) {
    Memory memory = of(endpoint);
    synchronized (memory) {
      return memory.trouble;
    }
  }

  void forget(String endpoint) {
    endpoints.remove(endpoint);
  }

  @Override
  public void attempted(String endpoint, Attempt attempt) {
    of(endpoint).add(attempt);
    also.attempted(endpoint, attempt);
  }

  @Override
  public void givenUp(String endpoint) {
    also.givenUp(endpoint);
  }

  @Override
  public void vanished(String endpoint) {
    also.vanished(endpoint);
  }

  @Override
  public void disabled(String endpoint) {
    also.disabled(endpoint);
  }

  @Override
  public void trouble(String endpoint, RuntimeException cause) {
    Memory memory = of(endpoint);
    synchronized (memory) {
      memory.trouble = Optional.ofNullable(cause.getMessage());
    }
    also.trouble(endpoint, cause);
  }
}
