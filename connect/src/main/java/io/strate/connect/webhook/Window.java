package io.strate.connect.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The unsettled deliveries of one endpoint that are in memory. Of each contact only the first may
 * be tried, and only one at a time, so that a contact's messages arrive in order whatever fails.
 */
final class Window {

  private static final Comparator<Delivery> BY_TURN =
      Comparator.comparing(Delivery::next).thenComparingLong(Delivery::position);

  private final Map<String, TreeMap<Long, Delivery>> contacts = new HashMap<>();
  private final TreeMap<Long, String> contactOf = new TreeMap<>();
  private final Map<String, Long> underWay = new HashMap<>();

  /** The first delivery of each contact that has none under way. */
  private final TreeSet<Delivery> heads = new TreeSet<>(BY_TURN);

  void add(Delivery delivery) {
    lowerHead(delivery.contact());
    contactOf.put(delivery.position(), delivery.contact());
    contacts
        .computeIfAbsent(delivery.contact(), contact -> new TreeMap<>())
        .put(delivery.position(), delivery);
    raiseHead(delivery.contact());
  }

  void start(Delivery head) {
    lowerHead(head.contact());
    underWay.put(head.contact(), head.position());
  }

  /** The delivery under way at a position, unless it is no longer here. */
  Optional<Delivery> underWay(long position) {
    return of(position)
        .filter(delivery -> Long.valueOf(position).equals(underWay.get(delivery.contact())));
  }

  /** It is no longer under way and is tried again later. */
  void retry(Delivery delivery) {
    underWay.remove(delivery.contact());
    add(delivery);
  }

  /** It is no longer under way, nor anywhere. */
  void settle(Delivery delivery) {
    underWay.remove(delivery.contact());
    lowerHead(delivery.contact());
    contactOf.remove(delivery.position());
    contacts.computeIfPresent(
        delivery.contact(),
        (contact, queue) -> {
          queue.remove(delivery.position());
          return queue.isEmpty() ? null : queue;
        });
    raiseHead(delivery.contact());
  }

  /** Everything that is not under way begins anew; what has changed comes back. */
  List<Delivery> renew(Instant now) {
    List<Delivery> renewed = new ArrayList<>();
    for (long position : List.copyOf(contactOf.keySet())) {
      Delivery delivery = of(position).orElseThrow();
      if (underWay(position).isEmpty()) {
        Delivery anew = delivery.anew(now);
        add(anew);
        renewed.add(anew);
      }
    }
    return renewed;
  }

  Optional<Delivery> of(long position) {
    return Optional.ofNullable(contactOf.get(position))
        .map(contacts::get)
        .map(queue -> queue.get(position));
  }

  Optional<Delivery> due(Instant now) {
    return heads.isEmpty() || heads.first().next().isAfter(now)
        ? Optional.empty()
        : Optional.of(heads.first());
  }

  /** Whether at least so many deliveries could be started. */
  boolean hasDue(int many, Instant now) {
    return heads.stream().limit(many).filter(head -> !head.next().isAfter(now)).count() >= many;
  }

  Optional<Instant> nextTurn() {
    return heads.isEmpty() ? Optional.empty() : Optional.of(heads.first().next());
  }

  int size() {
    return contactOf.size();
  }

  int underWay() {
    return underWay.size();
  }

  OptionalLong firstPosition() {
    return contactOf.isEmpty() ? OptionalLong.empty() : OptionalLong.of(contactOf.firstKey());
  }

  private void lowerHead(String contact) {
    TreeMap<Long, Delivery> queue = contacts.get(contact);
    if (queue != null) {
      heads.remove(queue.firstEntry().getValue());
    }
  }

  private void raiseHead(String contact) {
    TreeMap<Long, Delivery> queue = contacts.get(contact);
    if (queue != null && !underWay.containsKey(contact)) {
      heads.add(queue.firstEntry().getValue());
    }
  }
}
