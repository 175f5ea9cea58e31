package io.strate.server.tracking;

import io.strate.workspace.collect.Machines;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message with what its batch says of all.
 *
 * @param zone of times that are stated without one
 * @param mayBeLarge whether it may have more bytes than a message may have
 */
record Message(JsonNode node, JsonNode batch, long received, ZoneId zone, boolean mayBeLarge) {

  /** What of a message's context is kept, as properties {@code context.…}. */
  static final List<String> CONTEXT =
      List.of(
          "campaign",
          "page",
          "referrer",
          "locale",
          "timezone",
          "userAgent",
          "method",
          Machines.DATA_CENTRE);

  private static final DataCentres DATA_CENTRES = DataCentres.known();

  JsonNode context(String name) {
    JsonNode own = node.path("context").path(name);
    return own.isMissingNode() ? batch.path("context").path(name) : own;
  }

  Optional<String> sentAt() {
    return MessageReader.text(node, "sentAt").or(() -> MessageReader.text(batch, "sentAt"));
  }

  /** Whether it came from a data centre: all that is kept of an address. */
  Optional<Boolean> dataCentre() {
    return MessageReader.text(context("ip"))
        .or(() -> MessageReader.text(node.path("properties"), "ip"))
        .flatMap(DATA_CENTRES::holds);
  }

  /** Writes what is kept of the context into a copy of the message, and no address. */
  void context(ObjectNode copy) {
    copy.remove("context");
    ObjectNode kept = copy.objectNode();
    for (String name : CONTEXT) {
      JsonNode value = context(name);
      if (!value.isMissingNode()) {
        kept.set(name, value);
      }
    }
    boolean isAsked = MessageReader.text(node, "event").filter(Machines::isAsked).isPresent();
    if (isAsked && copy.get("properties") instanceof ObjectNode properties) {
      properties.remove("ip");
    }
    if (isAsked && !kept.has(Machines.DATA_CENTRE)) {
      dataCentre().ifPresent(holds -> kept.put(Machines.DATA_CENTRE, holds));
    }
    if (!kept.isEmpty()) {
      copy.set("context", kept);
    }
  }
}
