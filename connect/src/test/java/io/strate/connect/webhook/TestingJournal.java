package io.strate.connect.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A journal in memory. */
final class TestingJournal implements DeliveryJournal {

  private static final class Pages {
    Progress progress;
    final TreeMap<Long, Delivery> unsettled = new TreeMap<>();
    final TreeMap<Long, FailedDelivery> failed = new TreeMap<>();
  }

  private final Map<String, Pages> endpoints = new ConcurrentHashMap<>();
  boolean broken;
  int saves;

  @Override
  public Optional<Kept> read(String endpoint) {
    return Optional.ofNullable(endpoints.get(endpoint))
        .map(pages -> new Kept(pages.progress, new ArrayList<>(pages.unsettled.values())));
  }

  @Override
  public void save(String endpoint, Change change) {
    if (broken) {
      throw new IllegalStateException("the disk is full");
    }
    saves++;
    Pages pages = endpoints.computeIfAbsent(endpoint, id -> new Pages());
    pages.progress = change.progress();
    change.settled().forEach(pages.unsettled::remove);
    change.unsettled().forEach(delivery -> pages.unsettled.put(delivery.position(), delivery));
    change.recalled().forEach(pages.failed::remove);
    change.failed().forEach(delivery -> pages.failed.put(delivery.position(), delivery));
  }

  @Override
  public List<FailedDelivery> failed(String endpoint, long after, int most) {
    return endpoints.get(endpoint).failed.tailMap(after, false).values().stream()
        .limit(most)
        .toList();
  }

  @Override
  public void forgetFailed(String endpoint, Instant before) {
    endpoints
        .get(endpoint)
        .failed
        .values()
        .removeIf(delivery -> delivery.givenUp().isBefore(before));
  }

  @Override
  public void drop(String endpoint) {
    endpoints.remove(endpoint);
  }
}
