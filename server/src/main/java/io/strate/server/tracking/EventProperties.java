package io.strate.server.tracking;

import io.strate.domain.Value;
import io.strate.workspace.collect.Machines;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What is kept of an event, besides who, when and what. */
final class EventProperties {

  private static final String CONTEXT = "context";

  private EventProperties() {}

  /** Of a {@code track}; of opens and clicks also whether a machine made them. */
  static Value.RecordOf tracked(Message message, String event) {
    Map<String, Value> all = stated(message);
    Map<String, Value> context = context(message);
    boolean isAsked = Machines.isAsked(event);
    if (isAsked) {
      message
          .dataCentre()
          .ifPresent(holds -> context.putIfAbsent(Machines.DATA_CENTRE, Value.bool(holds)));
      all.remove("ip");
    }
    Value.RecordOf properties = with(all, context);
    if (!isAsked) {
      return properties;
    }
    Map<String, Value> marked = new TreeMap<>(properties.fields());
    marked.putIfAbsent(Machines.MACHINE, Machines.verdict(properties).value());
    return new Value.RecordOf(marked);
  }

  /** Of a {@code page} or {@code screen}. */
  static Value.RecordOf viewed(Message message) {
    Map<String, Value> all = stated(message);
    for (String field : new String[] {"name", "category"}) {
      Optional<String> text = MessageReader.text(message.node(), field);
      text.ifPresent(stated -> all.putIfAbsent(field, Value.text(stated)));
    }
    return with(all, context(message));
  }

  private static Map<String, Value> stated(Message message) {
    return new TreeMap<>(Values.record(message.node().path("properties")).fields());
  }

  private static Value.RecordOf with(Map<String, Value> stated, Map<String, Value> context) {
    if (!context.isEmpty()) {
      stated.putIfAbsent(CONTEXT, new Value.RecordOf(context));
    }
    return new Value.RecordOf(stated);
  }

  private static Map<String, Value> context(Message message) {
    Map<String, Value> kept = new TreeMap<>();
    for (String name : Message.CONTEXT) {
      JsonNode node = message.context(name);
      if (!node.isMissingNode()) {
        kept.put(name, Values.of(node));
      }
    }
    OptionalLong ahead = SenderClock.ahead(message);
    if (ahead.isPresent()) {
      kept.put("sender_time", Value.instant(ahead.getAsLong()));
    }
    return kept;
  }
}
