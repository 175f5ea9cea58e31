package io.strate.rule.interpret;

import static io.strate.rule.definition.MachineTiming.AT_ONCE;

import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which events of one contact machines made, by when they were made: each is held to the others.
 */
final class MachineTimes {

  /** All events by their names, then by their times. */
  private final Map<String, NavigableMap<Long, List<Entry.Event>>> events = new HashMap<>();

  private MachineTimes(List<Entry.Event> all) {
    for (Entry.Event event : all) {
      events
          .computeIfAbsent(event.name(), _ -> new TreeMap<>())
          .computeIfAbsent(event.time(), _ -> new ArrayList<>())
          .add(event);
    }
  }

  /**
   * The events of one contact up to now, those of machines as such.
   *
   * @param events in canonical order, which they keep
   */
  static List<Entry.Event> settled(List<Entry.Event> events, List<EventDefinition> definitions) {
    Map<String, MachineTiming> timings = new HashMap<>();
    for (EventDefinition definition : definitions) {
      if (definition instanceof EventDefinition.Delivered(var name, _, var timing)) {
        timing.ifPresent(found -> timings.put(name, found));
      }
    }
    if (timings.isEmpty()) {
      return events;
    }
    MachineTimes times = new MachineTimes(events);
    return events.stream()
        .map(
            event ->
                Optional.ofNullable(timings.get(event.name()))
                    .filter(timing -> times.isOfMachine(event, timing))
                    .map(_ -> ofMachine(event))
                    .orElse(event))
        .toList();
  }

  /** The event as a machine's. */
  static Entry.Event ofMachine(Entry.Event event) {
    Map<String, Value> properties = new HashMap<>(event.properties().fields());
    properties.put(MachineTiming.PROPERTY, Value.text(MachineTiming.YES));
    return new Entry.Event(
        event.time(), event.origin(), event.name(), new Value.RecordOf(properties));
  }

  private boolean isOfMachine(Entry.Event event, MachineTiming timing) {
    return timing.link().filter(path -> isOneOfSeveral(event, path)).isPresent()
        || timing.delivery().filter(delivery -> isEarly(event, delivery)).isPresent();
  }

  private boolean isOneOfSeveral(Entry.Event event, List<String> path) {
    Value link = event.properties().at(path);
    return Reading.isScalar(link)
        && named(event.name())
            .subMap(event.time() - AT_ONCE, true, event.time() + AT_ONCE, true)
            .values()
            .stream()
            .flatMap(List::stream)
            .map(other -> other.properties().at(path))
            .anyMatch(other -> Reading.isScalar(other) && !other.equals(link));
  }

  private boolean isEarly(Entry.Event event, MachineTiming.Delivery delivery) {
    Value message = event.properties().at(delivery.message());
    Optional<Entry.Event> first =
        named(delivery.event()).values().stream()
            .flatMap(List::stream)
            .filter(other -> other.properties().at(delivery.message()).equals(message))
            .findFirst();
    return Reading.isScalar(message)
        && first.filter(found -> event.time() <= found.time() + AT_ONCE).isPresent();
  }

  private NavigableMap<Long, List<Entry.Event>> named(String name) {
    return events.getOrDefault(name, new TreeMap<>());
  }
}
