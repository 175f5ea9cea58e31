package io.strate.rule.interpret;

import static io.strate.rule.definition.MachineTiming.AT_ONCE;

import io.strate.domain.Entry;
import io.strate.domain.Value;
import io.strate.rule.definition.EventDefinition;
import io.strate.rule.definition.MachineTiming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Which events machines made, by when they were made: each is compared with every other. */
final class MachineTimes {

  private MachineTimes() {}

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
    return events.stream()
        .map(
            event -> {
              MachineTiming timing = timings.get(event.name());
              return timing != null && isOfMachine(event, timing, events)
                  ? ofMachine(event)
                  : event;
            })
        .toList();
  }

  /** The event as a machine's. */
  static Entry.Event ofMachine(Entry.Event event) {
    Map<String, Value> properties = new HashMap<>(event.properties().fields());
    properties.put(MachineTiming.PROPERTY, Value.text(MachineTiming.YES));
    return new Entry.Event(
        event.time(), event.origin(), event.name(), new Value.RecordOf(properties));
  }

  private static boolean isOfMachine(
      Entry.Event event, MachineTiming timing, List<Entry.Event> all) {
    return timing.link().filter(path -> isOneOfSeveral(event, path, all)).isPresent()
        || timing.delivery().filter(delivery -> isEarly(event, delivery, all)).isPresent();
  }

  private static boolean isOneOfSeveral(
      Entry.Event event, List<String> path, List<Entry.Event> all) {
    Value link = event.properties().at(path);
    return Reading.isScalar(link)
        && all.stream()
            .filter(other -> other.name().equals(event.name()))
            .filter(other -> Math.abs(other.time() - event.time()) <= AT_ONCE)
            .map(other -> other.properties().at(path))
            .anyMatch(other -> Reading.isScalar(other) && !other.equals(link));
  }

  private static boolean isEarly(
      Entry.Event event, MachineTiming.Delivery delivery, List<Entry.Event> all) {
    Value message = event.properties().at(delivery.message());
    OptionalLong delivered =
        all.stream()
            .filter(other -> other.name().equals(delivery.event()))
            .filter(other -> other.properties().at(delivery.message()).equals(message))
            .mapToLong(Entry.Event::time)
            .min();
    return Reading.isScalar(message)
        && delivered.isPresent()
        && event.time() <= delivered.getAsLong() + AT_ONCE;
  }
}
