package io.strate.connect.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has changed at one endpoint and is not in the journal yet. A delivery that succeeds at once
 * is never written: the position up to which everything is settled passes over it. Where later ones
 * overtake it, it is listed as unsettled, and the position goes on.
 */
final class Notebook {

  private final String endpoint;
  private final DeliveryJournal journal;
  private Progress saved;
  private Progress now;

  /** Positions behind {@code read} that are not settled; nothing of them is in the journal. */
  private final TreeSet<Long> unlisted = new TreeSet<>();

  private final Map<Long, Delivery> unsettled = new TreeMap<>();
  private final Set<Long> settled = new LinkedHashSet<>();
  private final Map<Long, FailedDelivery> failed = new TreeMap<>();
  private final Set<Long> recalled = new LinkedHashSet<>();

  Notebook(String endpoint, DeliveryJournal journal, Progress progress) {
    this.endpoint = endpoint;
    this.journal = journal;
    this.saved = progress;
    this.now = progress;
  }

  Progress progress() {
    return now;
  }

  void progress(Optional<Instant> failingSince, Optional<Replay> replay) {
    now = new Progress(now.read(), failingSince, replay);
  }

  /** A message was read from the log and is to be delivered. */
  void read(long position) {
    unlisted.add(position);
  }

  /** A delivery is to be tried later, or again; it is kept from now on. */
  void list(Delivery delivery, Window window) {
    unlisted.remove(delivery.position());
    settled.remove(delivery.position());
    unsettled.put(delivery.position(), delivery);
    reach(delivery.position(), window);
  }

  void settle(long position, Window window) {
    if (!unlisted.remove(position)) {
      unsettled.remove(position);
      settled.add(position);
    }
    reach(position, window);
  }

  void fail(FailedDelivery delivery) {
    recalled.remove(delivery.position());
    failed.put(delivery.position(), delivery);
  }

  void recall(long position) {
    failed.remove(position);
    recalled.add(position);
  }

  /**
   * Everything up to a position was read; if all of it is settled or listed, so does the journal
   * say.
   */
  void seen(long position) {
    if (unlisted.isEmpty()) {
      move(position);
    }
  }

  void save() {
    if (!changed()) {
      return;
    }
    journal.save(
        endpoint,
        new DeliveryJournal.Change(
            now,
            new ArrayList<>(unsettled.values()),
            List.copyOf(settled),
            new ArrayList<>(failed.values()),
            List.copyOf(recalled)));
    saved = now;
    unsettled.clear();
    settled.clear();
    failed.clear();
    recalled.clear();
  }

  /** Messages that a settled one has overtaken are listed, so that it need not come twice. */
  private void reach(long position, Window window) {
    while (!unlisted.isEmpty() && unlisted.first() < position) {
      window.of(unlisted.pollFirst()).ifPresent(late -> unsettled.put(late.position(), late));
    }
    move(position);
  }

  private void move(long position) {
    now = new Progress(Math.max(now.read(), position), now.failingSince(), now.replay());
  }

  private boolean changed() {
    return !now.equals(saved)
        || !unsettled.isEmpty()
        || !settled.isEmpty()
        || !failed.isEmpty()
        || !recalled.isEmpty();
  }
}
